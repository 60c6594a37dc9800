import { catalogueProfiles } from '@duckbill/profiles';
import { afterAll, describe, expect, it } from 'vitest';
import { createApp, ownAssets } from '../../src/index.ts';
import { allRoutes } from '../../src/routes/all-routes.ts';
import { threadWorkbench } from '../../src/work/thread-workbench.ts';
import { awsFiles, bookmark, canaries, outdatedProfile } from '../example-files.ts';

const { thread } = ownAssets();
const patient = { shortDeadline: 50_000, longDeadline: 50_000 };
const workbench = threadWorkbench({ code: thread, threads: 2, limits: patient });
const faults: unknown[] = [];
const world = { profiles: catalogueProfiles(), reportFault: (fault: unknown) => faults.push(fault) };
const inline = createApp(world);
const threaded = createApp({ ...world, workbench });

afterAll(() => workbench.close());

/** The routes that any thread may answer, with their examples. */
const anywhere = allRoutes({})
  .filter(({ onAnyThread }) => onAnyThread === true)
  .map(({ path, request: { examples = {} } }) => [path, Object.values(examples).map(({ value }) => value)] as const);

/** A new bookmark has a UUID that nobody else has. */
function withoutIds(answered: unknown): string {
  return JSON.stringify(answered).replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/gu, 'UUID');
}

async function both(path: string, body: string): Promise<readonly (readonly [number, string | null, string])[]> {
  const answers = [inline, threaded].map(async (app) => {
    const response = await app.request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    return [response.status, response.headers.get('Content-Type'), await response.text()] as const;
  });
  return Promise.all(answers);
}

describe('work on threads', () => {
  it.each([
    ['a profile', '/v1/lint', { files: [outdatedProfile()] }],
    ['several files, mended', '/v1/lint', { files: [outdatedProfile(), ...awsFiles], fix: 'safe' }],
    ['a plan', '/v1/plan', { target: { kind: 'aws-profile', name: 'reports' }, program: 'aws-cli@2', files: awsFiles }],
    [
      'a target that is not there',
      '/v1/plan',
      { target: { kind: 'bookmark', file: 'x' }, program: 'aws-cli@2', files: [bookmark('a')] },
    ],
    ['a wrong request', '/v1/lint', { files: 'none' }],
  ])('gives the same answer as without them: %s', async (_title, path, body) => {
    const [one, other] = await both(path, JSON.stringify(body));
    expect(other).toEqual(one);
    for (const canary of Object.values(canaries)) expect(other?.[2]).not.toContain(canary);
    expect(faults).toEqual([]);
  });

  // The examples of the documentation are requests that are answered: test/examples.test.ts.
  it.each(anywhere)('gives the same answer as without them: each example of %s', async (path, bodies) => {
    expect(bodies.length).toBeGreaterThan(0);
    for (const body of bodies) {
      const [one, other] = await both(path, JSON.stringify(body));
      expect(one?.[0]).toBe(200);
      expect(withoutIds(other)).toEqual(withoutIds(one));
    }
    const [wrong, alsoWrong] = await both(path, '{"unknown": 1}');
    expect(wrong?.[0]).toBe(422);
    expect(alsoWrong).toEqual(wrong);
    expect(faults).toEqual([]);
  });

  it('gives the same problem for what is no JSON', async () => {
    const [one, other] = await both('/v1/lint', '{"files": [');
    expect(one?.[0]).toBe(400);
    expect(other).toEqual(one);
  });

  it('answers long requests in their own lane', async () => {
    const text = `[default]\n${'# nothing to find\n'.repeat(5000)}`;
    const [one, other] = await both('/v1/lint', JSON.stringify({ files: [{ name: '.aws/config', text }] }));
    expect(one?.[0]).toBe(200);
    expect(other).toEqual(one);
    expect(Object.keys(workbench.loads?.() ?? {})).toEqual(['short', 'long']);
  });

  it('says what it cannot do in time, and goes on', async () => {
    const hurried = threadWorkbench({ code: thread, threads: 1, limits: { shortDeadline: 50_000, longDeadline: 1 } });
    const app = createApp({ ...world, workbench: hurried });
    const text = `[default]\n${'region = eu-west-1\n'.repeat(8000)}`;
    const post = (body: unknown): Promise<Response> =>
      Promise.resolve(
        app.request('/v1/lint', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
      );
    const late = await post({ files: [{ name: '.aws/config', text }] });
    expect(late.status).toBe(504);
    expect(await late.json()).toMatchObject({ code: 'deadline-passed' });
    expect((await post({ files: [outdatedProfile()] })).status).toBe(200);
    await hurried.close();
    const closed = await post({ files: [outdatedProfile()] });
    expect(closed.status).toBe(503);
    expect(closed.headers.get('Retry-After')).toBe('1');
    expect(await closed.json()).toMatchObject({ code: 'too-busy' });
  });
});
