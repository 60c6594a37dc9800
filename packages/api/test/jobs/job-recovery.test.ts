import { afterEach, beforeEach, expect, it } from 'vitest';
import { expireRuns } from '../../src/jobs/expire-runs.ts';
import { openQueue } from '../../src/jobs/job-queue.ts';
import { handBackSilent } from '../../src/jobs/leases.ts';
import type { Jobs } from '../../src/jobs/open-jobs.ts';
import { StoreError, type StoreErrorKind } from '../../src/results/store-error.ts';
import { MemoryStore } from '../results/memory-store.ts';
import { bytesOf, ended, inOneGo, JobPlace, jobOf, resultOf, rosterOf, until } from './job-kit.ts';
import { onDatabases, type TestDatabase } from './on-databases.ts';

/** A store in which somebody can wait at a key, or fail. */
class TroubledStore extends MemoryStore {
  /** Called before each write; may wait or throw. */
  before: (key: string) => Promise<void> | void = () => {};
  readonly written: string[] = [];

  override async put(...[key, chunks]: Parameters<MemoryStore['put']>): Promise<{ readonly bytes: number }> {
    await this.before(key);
    this.written.push(key);
    return super.put(key, chunks);
  }
}

class Gate {
  /** Somebody has come to it. */
  readonly reached: Promise<void>;
  open = (): void => {};
  readonly #passed: Promise<void>;
  #reach = (): void => {};

  constructor() {
    this.#passed = new Promise((resolve) => {
      this.open = resolve;
    });
    this.reached = new Promise((resolve) => {
      this.#reach = resolve;
    });
  }

  pass(): Promise<void> {
    this.#reach();
    return this.#passed;
  }
}

onDatabases('jobs whose workers or stores fail', (fresh) => {
  let database: TestDatabase;
  let place: JobPlace;
  let store: TroubledStore;
  beforeEach(async () => {
    database = await fresh();
    place = new JobPlace(database);
    store = new TroubledStore();
  });
  afterEach(() => place.remove());
  const open = (rules: Parameters<JobPlace['open']>[0] = {}): Promise<Jobs> => place.open({ store, ...rules });

  it('are taken over from a worker that is silent, which then counts for nothing', async () => {
    const gate = new Gate();
    store.before = (key) => (key.endsWith('00000003.body') ? gate.pass() : undefined);
    const silent = await open({ rules: { beatMs: 1_000_000_000 } });
    const { status } = await silent.service.create(jobOf(100));
    await until(silent, status, ({ progress }) => progress.chunksDone === 3);
    store.before = () => {};
    const other = await open();
    const done = await ended(other, status);
    expect(done).toMatchObject({ state: 'done', progress: { chunksDone: 10, usersDone: 100 } });
    gate.open();
    await place.close(silent);
    expect((await other.service.status('blue', status.id)).progress).toEqual(done.progress);
    expect((await resultOf(other, status)).equals(await inOneGo(rosterOf(100)))).toBe(true);
    expect(place.faults).toEqual([]);
  });

  it('are split by workers that die again and again, as long as each gets further', async () => {
    const gates: Gate[] = [];
    const reaper = await database.open();
    const queue = await openQueue(reaper, (fault) => place.faults.push(fault));
    try {
      const first = await open({ works: false });
      // Chunks wait for the whole roster.
      const { status } = await first.service.create(jobOf(700, { strict: true }));
      for (const at of [16, 32, 48, 64]) {
        const gate = new Gate();
        gates.push(gate);
        store.before = (key) => (key.endsWith(`input/${String(at).padStart(6, '0')}.ndjson`) ? gate.pass() : undefined);
        await open({ rules: { attemptLimit: 2, beatMs: 1_000_000_000 } });
        await gate.reached;
        await handBackSilent(reaper, queue, -3600);
      }
      store.before = () => {};
      const last = await open({ rules: { attemptLimit: 2 } });
      expect(await ended(last, status)).toMatchObject({ state: 'done', progress: { usersDone: 700 } });
      expect((await resultOf(last, status)).equals(await inOneGo(rosterOf(700)))).toBe(true);
    } finally {
      for (const gate of gates) gate.open();
      await queue.close();
      await reaper.close();
    }
  });

  it('are handed back by a worker that is told to stop', async () => {
    const gate = new Gate();
    store.before = (key) => (key.endsWith('00000002.body') ? gate.pass() : undefined);
    const first = await open({ rules: { drainMs: 0 } });
    const { status } = await first.service.create(jobOf(60));
    await until(first, status, ({ progress }) => progress.chunksDone === 2);
    await gate.reached;
    const closing = place.close(first);
    // Timers of one process end in their order: behind the 0 of the rules.
    setTimeout(gate.open, 50);
    await closing;
    store.before = () => {};
    const taken = store.written.filter((key) => key.endsWith('00000002.facts'));
    const second = await open();
    expect((await ended(second, status)).state).toBe('done');
    expect(taken).toEqual([]);
    expect((await resultOf(second, status)).equals(await inOneGo(rosterOf(60)))).toBe(true);
  });

  it('are finished by a worker that is told to stop when that takes not long', async () => {
    const gate = new Gate();
    store.before = (key) => (key.endsWith('00000002.body') ? gate.pass() : undefined);
    const first = await open({ rules: { drainMs: 300_000 } });
    const watcher = await open({ works: false });
    const { status } = await first.service.create(jobOf(60));
    await until(first, status, ({ progress }) => progress.chunksDone === 2);
    await gate.reached;
    const closing = place.close(first);
    gate.open();
    await closing;
    expect((await watcher.service.status('blue', status.id)).progress.chunksDone).toBe(3);
  });

  it.each<StoreErrorKind>(['full', 'refused', 'unreachable'])(
    'fail with a clear error when the store stays %s, and go on from what is done',
    async (kind) => {
      store.before = (key) => {
        if (key.endsWith('00000004.sums')) throw new StoreError(kind, 'TEST', 'cannot write /secret/place');
      };
      const jobs = await open();
      const { status } = await jobs.service.create(jobOf(100));
      const failed = await ended(jobs, status);
      expect(failed).toMatchObject({ state: 'failed', failure: { code: `store-${kind}`, retry: true } });
      expect(JSON.stringify(failed)).not.toContain('secret');
      store.before = () => {};
      await jobs.service.retry('blue', status.id);
      expect((await ended(jobs, status)).state).toBe('done');
      expect((await resultOf(jobs, status)).equals(await inOneGo(rosterOf(100)))).toBe(true);
      // No segment was made twice, but the one that failed.
      const bodies = store.written.filter((key) => key.endsWith('.body') && !key.includes('00000004'));
      expect(bodies).toHaveLength(new Set(bodies).size);
    },
  );

  it.each(['input/000001', '00000002.body', 'result/behind'])(
    'go on by themselves when %s fails twice',
    async (part) => {
      let left = 2;
      store.before = (key) => {
        if (!key.includes(part) || left === 0) return;
        left -= 1;
        throw new StoreError('unreachable', 'TEST', 'not now');
      };
      const jobs = await open();
      const { status } = await jobs.service.create(jobOf(50, { format: 'zip' }));
      expect((await ended(jobs, status)).state).toBe('done');
      expect((await resultOf(jobs, status)).equals(await inOneGo(rosterOf(50), 'zip'))).toBe(true);
    },
  );

  it('fail when what was kept is gone', async () => {
    const jobs = await open();
    store.before = (key) => {
      if (key.endsWith('00000000.facts'))
        for (const name of store.objects.keys()) if (name.includes('input/')) store.objects.delete(name);
    };
    const { status } = await jobs.service.create(jobOf(300, { strict: true }));
    expect(await ended(jobs, status)).toMatchObject({
      state: 'failed',
      failure: { code: 'store-missing', retry: false },
    });
  });

  it('are the same bytes from four workers', async () => {
    const jobs = await open();
    // A database in a folder has one process.
    if (database.kind === 'postgresql') await Promise.all([open(), open(), open()]);
    const { status } = await jobs.service.create(jobOf(150, { format: 'zip' }));
    await ended(jobs, status);
    expect((await resultOf(jobs, status)).equals(await inOneGo(rosterOf(150), 'zip'))).toBe(true);
  });

  it('do not keep a small job waiting for all of a large one', async () => {
    const jobs = await open({ rules: { window: 4 } });
    const large = await jobs.service.create(jobOf(1000));
    await until(jobs, large.status, ({ progress }) => progress.chunksDone > 0);
    const small = await jobs.service.create(jobOf(10, { tenant: 'red' }));
    await ended(jobs, small.status, 'red');
    expect((await jobs.service.status('blue', large.status.id)).state).toBe('working');
  });

  it('lose the roster when they are done, their files when they expire, then their record', async () => {
    const jobs = await open();
    const { status } = await jobs.service.create(jobOf(30, { key: 'k' }));
    await ended(jobs, status);
    const handle = await database.open();
    try {
      await expireRuns(handle, store, { recordSeconds: 0 });
      const kept = [...store.objects.keys()];
      expect(kept.filter((key) => /roster|input/u.test(key))).toEqual([]);
      expect((await resultOf(jobs, status)).equals(await inOneGo(rosterOf(30)))).toBe(true);
      await handle.query(`UPDATE duckbill.run SET expires_at = now() - interval '1 second'`);
      await expireRuns(handle, store, { recordSeconds: 3600 });
      expect(store.objects.size).toBe(0);
      expect((await jobs.service.status('blue', status.id)).state).toBe('expired');
      await expect(jobs.service.result('blue', status.id)).rejects.toMatchObject({ code: 'job-result-gone' });
      await handle.query(`UPDATE duckbill.run SET expires_at = now() - interval '1 second'`);
      await expireRuns(handle, store, { recordSeconds: 3600 });
      await expect(jobs.service.status('blue', status.id)).rejects.toMatchObject({ code: 'job-unknown' });
    } finally {
      await handle.close();
    }
  });

  it('take a roster whose upload broke off again', async () => {
    const jobs = await open();
    const broken = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
      yield* bytesOf('id,team\nuser-0,fin');
      throw new Error('the connection ended');
    };
    await expect(jobs.service.create(jobOf(0, { key: 'k', roster: broken() }))).rejects.toThrow('connection ended');
    expect(store.objects.size).toBe(0);
    const { status, isNew } = await jobs.service.create(jobOf(20, { key: 'k' }));
    expect(isNew).toBe(true);
    await ended(jobs, status);
    expect((await resultOf(jobs, status)).equals(await inOneGo(rosterOf(20)))).toBe(true);
  });
});
