import { readFileSync } from 'node:fs';
import { mfaRole, mfaRoleWorld, type PolicyDocument, type Sandbox, startSandbox } from '@duckbill/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ObjectStore } from '../../src/results/object-store.ts';
import { openS3Store } from '../../src/results/s3-store.ts';
import { type FaultyProxy, type Mishap, startFaultyProxy } from './faulty-proxy.ts';
import { cut, keysOf, kindOf, readAll, someBytes, storeSuite } from './store-suite.ts';

const { accessKeyId, secretAccessKey } = mfaRole.staticUser;

describe('a bucket of the sandbox', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ world: resultsWorld() });
  });
  afterAll(() => sandbox.close());

  storeSuite(
    () =>
      openS3Store({
        bucket: 'duckbill-results',
        region: 'eu-west-1',
        endpoint: sandbox.url,
        credentials: { accessKeyId, secretAccessKey },
      }),
    9_000_000,
  );
});

describe('a bucket behind a line that breaks', () => {
  let sandbox: Sandbox;
  let proxy: FaultyProxy;
  let store: ObjectStore;
  beforeEach(async () => {
    sandbox = await startSandbox({ world: resultsWorld() });
    proxy = await startFaultyProxy(sandbox.url);
    store = await openS3Store({
      bucket: 'duckbill-results',
      region: 'eu-west-1',
      endpoint: proxy.url,
      credentials: { accessKeyId, secretAccessKey },
      attempts: 2,
    });
  });
  afterEach(async () => {
    await proxy.close();
    await sandbox.close();
  });

  const bytes = someBytes(20_000_000);
  const uploadsLeft = (): boolean => proxy.calls.some((call) => call.startsWith('POST') && call.includes('uploads'));
  /** Fails every call that this holds of, from the first on. */
  const always = (holds: (call: string) => boolean, mishap: Mishap): void => {
    proxy.mishap = (call) => (holds(call) ? mishap : undefined);
  };
  const isPart = (number: number) => (call: string) => call.startsWith('PUT') && call.includes(`partNumber=${number}&`);

  it('shows nothing of an upload that is cut, again and again, and takes its parts away', async () => {
    await store.put('run/one', [Buffer.from('old')]);
    always(isPart(2), { kind: 'cut-request', after: 100_000 });
    expect(await kindOf(store.put('run/one', cut(bytes, 100_000)))).toBe('unreachable');
    expect(uploadsLeft()).toBe(true);
    expect(proxy.calls.some((call) => call.startsWith('DELETE'))).toBe(true);
    expect((await readAll(store, 'run/one')).toString()).toBe('old');
    expect(sandbox.world.buckets.at(-1)?.keys).toMatchObject([{ key: 'run/one', size: 3 }]);
  });

  it('goes on with an upload that is cut once', async () => {
    let cuts = 0;
    proxy.mishap = (call) =>
      isPart(2)(call) && (cuts += 1) === 1 ? { kind: 'cut-request', after: 100_000 } : undefined;
    await store.put('run/one', cut(bytes, 100_000));
    expect((await readAll(store, 'run/one')).equals(bytes)).toBe(true);
  });

  it.each([
    ['a part', isPart(3)],
    ['its end', (call: string) => call.startsWith('POST') && call.includes('uploadId=')],
    ['its beginning', (call: string) => call.startsWith('POST') && call.includes('uploads')],
    ['a small one', (call: string) => call.startsWith('PUT') && !call.includes('partNumber')],
  ])('shows nothing when %s is refused, and says what to do without a word of the service', async (what, holds) => {
    always(holds, { kind: 'answer', status: 403, code: 'AccessDenied' });
    const failing = store.put('run/one', cut(what === 'a small one' ? bytes.subarray(0, 1000) : bytes, 100_000));
    await expect(failing).rejects.toMatchObject({ kind: 'refused', code: 'AccessDenied' });
    await expect(failing).rejects.toThrow(/Allow s3:GetObject, s3:PutObject/u);
    await expect(failing).rejects.not.toThrow(/canary/u);
    proxy.mishap = () => undefined;
    expect(await store.size('run/one')).toBeUndefined();
    await store.put('run/one', [Buffer.from('now')]);
    expect((await readAll(store, 'run/one')).toString()).toBe('now');
  });

  it.each([
    [507, 'InsufficientStorage', 'full'],
    [400, 'QuotaExceeded', 'full'],
    [503, 'SlowDown', 'unreachable'],
    [403, 'InvalidAccessKeyId', 'refused'],
    [301, 'PermanentRedirect', 'refused'],
  ])('takes %d %s for "%s"', async (status, code, kind) => {
    always(() => true, { kind: 'answer', status, code });
    for (const call of [() => store.put('a', [Buffer.from('x')]), () => readAll(store, 'a'), () => keysOf(store, 'a')])
      await expect(call()).rejects.toMatchObject({ name: 'StoreError', kind });
  });

  it('reads on where an answer was cut, and gives no byte twice', async () => {
    await store.put('run/one', cut(bytes, 100_000));
    let gets = 0;
    proxy.mishap = (call) =>
      call.startsWith('GET') && (gets += 1) <= 3 ? { kind: 'cut-answer', after: 2_000_000 } : undefined;
    expect(
      (await readAll(store, 'run/one', { start: 10, end: 19_000_000 })).equals(bytes.subarray(10, 19_000_000)),
    ).toBe(true);
    expect(gets).toBe(4);
  });

  it('does not join the bytes of two objects', async () => {
    await store.put('run/one', [bytes.subarray(0, 5_000_000)]);
    proxy.mishap = (call, count) =>
      call.startsWith('GET') ? { kind: 'cut-answer', after: 1_000_000 + count } : undefined;
    const reading = async (): Promise<void> => {
      for await (const piece of store.read('run/one')) {
        expect(piece.byteLength).toBeGreaterThan(0);
        proxy.mishap = () => undefined;
        await store.put('run/one', [bytes.subarray(5_000_000, 10_000_000)]);
      }
    };
    expect(await kindOf(reading())).toBe('missing');
  });

  it('gives up when the service is not there', async () => {
    await proxy.close();
    expect(await kindOf(store.probe())).toBe('unreachable');
  });
});

it('needs no more rights than the guide says', async () => {
  const guide = readFileSync(new URL('../../../../apps/docs/guide/serve-storage.md', import.meta.url), 'utf8');
  const start = guide.indexOf('```json\n') + 8;
  const policy: PolicyDocument = JSON.parse(guide.slice(start, guide.indexOf('```', start)));
  const world = mfaRoleWorld();
  const users = world.users.map((user) =>
    user.arn === mfaRole.staticUser.arn ? { ...user, policies: [policy] } : user,
  );
  const bucket = { name: 'results', region: 'eu-west-1', keys: [] };
  const sandbox = await startSandbox({ world: { ...world, users, buckets: [bucket] } });
  try {
    const credentials = { accessKeyId, secretAccessKey };
    const open = (prefix?: string): Promise<ObjectStore> =>
      openS3Store({
        bucket: 'results',
        region: 'eu-west-1',
        endpoint: sandbox.url,
        credentials,
        ...(prefix === undefined ? {} : { prefix }),
      });
    const store = await open('duckbill');
    await store.probe();
    await store.put('runs/one/a', cut(someBytes(9_000_000), 100_000));
    const broken = function* (): Generator<Uint8Array> {
      yield* cut(someBytes(9_000_000), 100_000);
      throw new Error('the roster ended');
    };
    await expect(store.put('runs/one/b', broken())).rejects.toThrow('the roster ended');
    expect(await store.size('runs/one/b')).toBeUndefined();
    expect(await kindOf(readAll(store, 'runs/one/b'))).toBe('missing');
    await store.remove('runs/one/');
    expect(await keysOf(store, '')).toEqual([]);
    expect(await kindOf((await open()).put('elsewhere', [Buffer.from('x')]))).toBe('refused');
  } finally {
    await sandbox.close();
  }
});

/** The practice world with an empty bucket for results. */
function resultsWorld(): ReturnType<typeof mfaRoleWorld> {
  const world = mfaRoleWorld();
  return { ...world, buckets: [...world.buckets, { name: 'duckbill-results', region: 'eu-west-1', keys: [] }] };
}
