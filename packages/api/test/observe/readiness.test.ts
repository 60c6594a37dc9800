import { catalogueProfiles } from '@duckbill/profiles';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/index.ts';
import { createReadiness } from '../../src/observe/readiness.ts';

describe('GET /readyz', () => {
  it('says what is missing, by names of ours, and that the service stops', async () => {
    let broken = false;
    const readiness = createReadiness(
      {
        database: () => (broken ? Promise.reject(new Error('canary: postgres://user:secret@db')) : Promise.resolve()),
        store: () => (broken ? new Promise(() => {}) : Promise.resolve()),
        other: () => Promise.resolve(),
      },
      50,
    );
    const app = createApp({ profiles: catalogueProfiles(), reportFault: () => {}, readiness });
    const ask = async (): Promise<readonly [number, unknown]> => {
      const answer = await app.request('/readyz');
      return [answer.status, await answer.json()];
    };
    expect(await ask()).toEqual([200, { status: 'ready' }]);
    broken = true;
    expect(await ask()).toEqual([
      503,
      expect.objectContaining({ code: 'not-ready', detail: 'Not there: database, store.' }),
    ]);
    broken = false;
    expect(await ask()).toEqual([200, { status: 'ready' }]);
    readiness.drain();
    expect(await ask()).toEqual([503, expect.objectContaining({ detail: 'The service is stopping.' })]);
    expect((await app.request('/healthz')).status).toBe(200);
  });
});
