import { describe, expect, it } from 'vitest';
import { allProfiles, profileId } from '@duckbill/profiles';
import { send } from './service-under-test.ts';

describe('catalogues', () => {
  it('lists rules, failures, profiles and schemas', async () => {
    expect((await send('/v1/rules')).body).toMatchObject({
      rules: expect.arrayContaining([expect.objectContaining({ code: 'profile-token-flag-for-role' })]),
    });
    expect((await send('/v1/errors')).body).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ title: expect.any(String) })]),
    });
    expect((await send('/v1/profiles')).body).toMatchObject({
      profiles: expect.arrayContaining([expect.objectContaining({ vendor: 'aws-s3-sts-assumerole' })]),
    });
    expect((await send('/v1/schemas')).body).toMatchObject({
      schemas: expect.arrayContaining([expect.objectContaining({ address: '/v1/schemas/fleet-spec' })]),
    });
  });

  it('shows one of each', async () => {
    expect((await send('/v1/rules/profile-token-flag-for-role')).body).toMatchObject({ severity: 'error' });
    expect((await send('/v1/rules/toString')).status).toBe(404);
    expect((await send('/v1/errors/__proto__')).body).toMatchObject({ code: 'not-found' });
    expect((await send('/v1/schemas/lint-report.schema.json')).body).toMatchObject({ title: 'LintReport' });
    expect((await send('/v1/schemas/../secrets')).status).toBe(404);
  });

  it('shows every profile by its id, as JSON and as a file', async () => {
    const ids = allProfiles().map(profileId);
    expect(new Set(ids).size).toBe(ids.length);
    const id = ids[0] ?? '';
    const { text } = await send(`/v1/profiles/${id}`, { headers: { Accept: 'application/xml' } });
    expect(text).toMatch(/^<\?xml/u);
    expect((await send(`/v1/profiles/${id}`)).body).toMatchObject({ version: 1, id, text });
    expect((await send('/v1/profiles/nobody')).status).toBe(404);
  });

  it.each(['/v1/rules', '/v1/errors', '/v1/profiles', '/v1/schemas', '/v1/schemas/plan', '/openapi.json'])(
    'lets %s be kept, and says when it is as it was',
    async (path) => {
      const { headers, text } = await send(path);
      const tag = headers.get('ETag') ?? '';
      expect(tag).toMatch(/^"[\w-]{22}"$/u);
      expect(headers.get('Cache-Control')).toContain('max-age');
      for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
        const again = await send(path, { headers: { 'If-None-Match': known } });
        expect(again).toMatchObject({ status: 304, text: '' });
        expect(again.headers.get('ETag')).toBe(tag);
      }
      expect((await send(path, { headers: { 'If-None-Match': '"other"' } })).text).toBe(text);
      const versioned = await send(path, { headers: { Accept: 'application/vnd.duckbill.v1+json' } });
      expect(versioned.headers.get('ETag')).not.toBe(tag);
      const head = await send(path, { method: 'HEAD' });
      expect(head).toMatchObject({ status: 200, text: '' });
      expect(head.headers.get('ETag')).toBe(tag);
    },
  );
});
