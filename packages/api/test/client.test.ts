import { catalogueProfiles } from '@duckbill/profiles';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { createClient, type DuckbillClient } from '../src/client/client.ts';
import { createApp } from '../src/index.ts';
import { clientTypes } from './client-types.ts';
import { bookmark, outdatedProfile } from './example-files.ts';
import { documentation, send } from './service-under-test.ts';

// After a change of a route: npx vitest run packages/api/test/client.test.ts -u
it('has the types of the documentation', async () => {
  await expect(await clientTypes(documentation)).toMatchFileSnapshot('../src/client/paths.ts');
});

describe('the client', () => {
  it('calls the service with types', async () => {
    const { data, error, response } = await client().POST('/v1/lint', { body: { files: [outdatedProfile()] } });
    expect(error).toBeUndefined();
    expect(response.headers.get('Content-Type')).toBe('application/vnd.duckbill.v1+json');
    expect(data?.report.findings[0]?.code).toBe('profile-token-flag-for-role');
    expectTypeOf(data?.report.counts.error).toEqualTypeOf<number | undefined>();
  });

  it('fills paths and gives problems', async () => {
    const known = { params: { path: { code: 'profile-token-flag-for-role' } } };
    const { data } = await client().GET('/v1/rules/{code}', known);
    expect(data?.severity).toBe('error');
    const { error, data: none } = await client().GET('/v1/rules/{code}', { params: { path: { code: 'none' } } });
    expect(none).toBeUndefined();
    expect(error?.code).toBe('not-found');
    expect(error?.status).toBe(404);
  });

  it('reads a fleet as bytes', async () => {
    const { error } = await client().POST('/v1/fleet', {
      body: { spec: { name: 'a.yaml', text: 'x' }, roster: bookmark('x') },
      parseAs: 'blob',
    });
    expect(error).toMatchObject({ code: 'spec-refused' });
  });

  it('says who it is', async () => {
    const seen: (string | null)[] = [];
    const token = 'dbk_example';
    const one = createClient({
      baseUrl: 'http://localhost',
      token,
      fetch: async (request) => {
        seen.push(request.headers.get('Authorization'));
        return Response.json({ status: 'ok' });
      },
    });
    await one.GET('/healthz');
    expect(seen).toEqual([`Bearer ${token}`]);
    expect((await send('/healthz')).status).toBe(200);
  });
});

function client(): DuckbillClient {
  const app = createApp({
    profiles: catalogueProfiles(),
    reportFault: (fault) => {
      throw fault;
    },
  });
  return createClient({ baseUrl: 'http://localhost', fetch: async (request) => app.request(request) });
}
