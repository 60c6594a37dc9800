import { startingSpec } from '@duckbill/fleet';
import { afterEach, expect, it } from 'vitest';
import { JobRefused } from '../../src/jobs/job-refused.ts';
import { usualLimits } from '../../src/jobs/job-rules.ts';
import type { Jobs } from '../../src/jobs/open-jobs.ts';
import { bytesOf, ended, inOneGo, JobPlace, jobOf, resultOf, rosterOf, until } from './job-kit.ts';
import { MemoryStore } from '../results/memory-store.ts';
import { onDatabases } from './on-databases.ts';

async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof JobRefused) return error.code;
    throw error;
  }
  return 'none';
}

onDatabases('jobs', (fresh) => {
  let place: JobPlace | undefined;
  afterEach(async () => {
    await place?.remove();
  });
  const open = async (options: Parameters<JobPlace['open']>[0] = {}): Promise<Jobs> => {
    place = new JobPlace(await fresh());
    return place.open(options);
  };
  const whole = (users: number): Promise<Buffer> => inOneGo(rosterOf(users));

  it('make the result of a whole roster, in its order, and remember what was asked', async () => {
    const jobs = await open();
    const { status, isNew } = await jobs.service.create(jobOf(95, { key: 'k1' }));
    expect(isNew).toBe(true);
    const done = await ended(jobs, status);
    expect(done).toMatchObject({
      state: 'done',
      progress: { isSplit: true, users: 95, usersDone: 95, chunks: 10, chunksDone: 10 },
      findings: { error: 0 },
    });
    expect(done.progress.rosterRead).toBe(done.progress.rosterBytes);
    expect((await resultOf(jobs, status)).equals(await whole(95))).toBe(true);
    const again = await jobs.service.create(jobOf(95, { key: 'k1' }));
    expect(again).toMatchObject({ isNew: false, status: { id: status.id, state: 'done' } });
    expect(await refusalOf(jobs.service.create(jobOf(94, { key: 'k1' })))).toBe('job-key-reused');
    expect((await jobs.service.create(jobOf(3, { key: 'k1', tenant: 'red' }))).isNew).toBe(true);
    expect(place?.faults).toEqual([]);
  });

  it('are made on a thread in the same bytes, and fail when the thread cannot', { timeout: 240_000 }, async () => {
    const jobs = await open({ segments: { threads: 1 } });
    const { status } = await jobs.service.create(jobOf(95, { format: 'zip' }));
    expect(await ended(jobs, status)).toMatchObject({ state: 'done', progress: { usersDone: 95 } });
    expect((await resultOf(jobs, status)).equals(await inOneGo(rosterOf(95), 'zip'))).toBe(true);
    expect(place?.faults).toEqual([]);
    await place?.close(jobs);

    const code = { filename: '/nowhere/thread.cjs', execArgv: [] };
    const broken = await open({ segments: { threads: 1, code } });
    const lost = await broken.service.create(jobOf(5));
    expect(await ended(broken, lost.status)).toMatchObject({ state: 'failed' });
    expect(place?.faults).toHaveLength(3);
  });

  it('take a roster in parts, any order, and start when it is whole', async () => {
    const jobs = await open();
    const { service } = jobs;
    const { roster: _, ...form } = jobOf(0);
    const { status } = await service.create(form);
    const { id } = status;
    expect(status.state).toBe('uploading');
    expect(await refusalOf(service.start('blue', id))).toBe('roster-incomplete');
    const text = rosterOf(40);
    await service.addRoster('blue', id, 2, bytesOf('wrong'));
    await service.addRoster('blue', id, 2, bytesOf(text.slice(100)));
    expect(await refusalOf(service.start('blue', id))).toBe('roster-incomplete');
    await service.addRoster('blue', id, 1, bytesOf(text.slice(0, 100)));
    const started = await service.start('blue', id);
    expect(started.progress.rosterBytes).toBe(text.length);
    expect((await service.start('blue', id)).id).toBe(id);
    expect(await refusalOf(service.addRoster('blue', id, 3, bytesOf('late')))).toBe('job-state-wrong');
    await ended(jobs, status);
    expect((await resultOf(jobs, status)).equals(await whole(40))).toBe(true);
  });

  it('tell what is wrong with rows, across the whole roster', async () => {
    const jobs = await open();
    const roster = `${rosterOf(25)}user-3,finance\n,finance\n`;
    const { status } = await jobs.service.create(jobOf(0, { roster: bytesOf(roster) }));
    expect(await ended(jobs, status)).toMatchObject({ state: 'done', findings: { error: 2 }, progress: { users: 25 } });
    expect(await jobs.service.problems('blue', status.id, 10)).toMatchObject([
      { line: 27, column: 'id', member: 'user-3', code: 'fleet-row-repeated', severity: 'error' },
      { line: 28, column: 'id', code: 'fleet-row-value-missing' },
    ]);
    const strict = await jobs.service.create(jobOf(0, { roster: bytesOf(roster), strict: true }));
    const failed = await ended(jobs, strict.status);
    expect(failed).toMatchObject({ state: 'failed', failure: { code: 'roster-errors', retry: false } });
    expect(failed.progress.chunksDone).toBe(0);
    expect(await refusalOf(jobs.service.retry('blue', strict.status.id))).toBe('job-state-wrong');
    expect(await refusalOf(jobs.service.result('blue', strict.status.id))).toBe('job-not-done');
    const empty = await jobs.service.create(jobOf(0));
    expect(await ended(jobs, empty.status)).toMatchObject({ state: 'failed', failure: { code: 'roster-unusable' } });
  });

  it('belong to one tenant: everybody else is told that there are none', async () => {
    const jobs = await open();
    const { service } = jobs;
    const { status } = await service.create(jobOf(5));
    const { id } = await ended(jobs, status);
    const others = [
      () => service.status('red', id),
      () => service.problems('red', id, 1),
      () => service.start('red', id),
      () => service.addRoster('red', id, 1, bytesOf('x')),
      () => service.cancel('red', id),
      () => service.retry('red', id),
      () => service.result('red', id),
      () => service.remove('red', id),
    ];
    for (const one of others) expect(await refusalOf(one())).toBe('job-unknown');
    expect((await service.list('red', 10)).jobs).toEqual([]);
    expect(await refusalOf(service.status('blue', 'no-such-id'))).toBe('job-unknown');
    expect((await service.list('blue', 10)).jobs.map((job) => job.id)).toEqual([id]);
  });

  it('are listed page by page, the newest first', async () => {
    const { service } = await open({ works: false });
    const ids: string[] = [];
    for (let at = 0; at < 5; at += 1) ids.unshift((await service.create(jobOf(1))).status.id);
    const first = await service.list('blue', 2);
    const second = await service.list('blue', 2, first.next);
    const third = await service.list('blue', 2, second.next);
    expect([first, second, third].flatMap(({ jobs }) => jobs.map(({ id }) => id))).toEqual(ids);
    expect(third.next).toBeUndefined();
  });

  it('stop when they are cancelled, and go on when they are retried', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isGated = true;
    const store = new MemoryStore();
    const put = store.put.bind(store);
    store.put = async (key, chunks) => {
      if (isGated && key.includes('segments/00000002')) await gate;
      return put(key, chunks);
    };
    const jobs = await open({ store });
    const { status } = await jobs.service.create(jobOf(100));
    await until(jobs, status, ({ progress }) => progress.chunksDone === 2);
    expect((await jobs.service.cancel('blue', status.id)).state).toBe('cancelled');
    await jobs.service.cancel('blue', status.id);
    isGated = false;
    release();
    expect((await jobs.service.retry('blue', status.id)).state).toBe('working');
    expect(await ended(jobs, status)).toMatchObject({ state: 'done', progress: { chunksDone: 10, usersDone: 100 } });
    expect((await resultOf(jobs, status)).equals(await whole(100))).toBe(true);
    expect(await refusalOf(jobs.service.cancel('blue', status.id))).toBe('job-state-wrong');
  });

  it('keep to the limits of their tenant', async () => {
    const jobs = await open({ limits: () => ({ ...usualLimits, runs: 2, rosterBytes: 500, users: 12 }) });
    const { service } = jobs;
    const { roster: _, ...form } = jobOf(0);
    const { status } = await service.create(form);
    expect(await refusalOf(service.addRoster('blue', status.id, 1, bytesOf('x'.repeat(501))))).toBe('roster-too-large');
    await service.addRoster('blue', status.id, 1, bytesOf('x'.repeat(300)));
    expect(await refusalOf(service.addRoster('blue', status.id, 2, bytesOf('x'.repeat(300))))).toBe('roster-too-large');
    const many = await service.create(jobOf(13));
    expect(await ended(jobs, many.status)).toMatchObject({ state: 'failed', failure: { code: 'too-many-users' } });
    await service.create(form);
    expect(await refusalOf(service.create(form))).toBe('jobs-too-many');
    expect((await service.create({ ...form, tenant: 'red' })).isNew).toBe(true);
  });

  it('are not made by a tenant that keeps as much as it may, until one is removed', async () => {
    const kept = (await whole(5)).byteLength;
    const jobs = await open({ limits: () => ({ ...usualLimits, storedBytes: kept + 1 }) });
    const { service } = jobs;
    const first = await service.create(jobOf(5));
    await ended(jobs, first.status);
    const second = await service.create(jobOf(5));
    await ended(jobs, second.status);
    expect(await refusalOf(service.create(jobOf(5, { key: 'k' })))).toBe('storage-used-up');
    expect((await service.create(jobOf(5, { tenant: 'red' }))).isNew).toBe(true);
    await service.remove('blue', first.status.id);
    expect((await service.create(jobOf(5, { key: 'k' }))).isNew).toBe(true);
  });

  it('refuse a spec with errors, with their places', async () => {
    const { service } = await open({ works: false });
    const wrong = service.create(
      jobOf(1, { spec: { name: 'fleet.yaml', text: startingSpec().replace('version: 1', 'version: 2') } }),
    );
    await expect(wrong).rejects.toMatchObject({ code: 'spec-wrong', diagnostics: [{ severity: 'error' }] });
  });

  it('are removed with their files, and their key is free again', async () => {
    const jobs = await open();
    const { status } = await jobs.service.create(jobOf(30, { key: 'k' }));
    await ended(jobs, status);
    await jobs.service.remove('blue', status.id);
    expect(await refusalOf(jobs.service.status('blue', status.id))).toBe('job-unknown');
    expect([...(place?.store.objects.keys() ?? [])]).toEqual([]);
    expect((await jobs.service.create(jobOf(30, { key: 'k' }))).isNew).toBe(true);
  });

  it('tell those who watch, once for each change, and end when the job does', async () => {
    const jobs = await open();
    const { status } = await jobs.service.create(jobOf(50));
    const watch = async (seen: number): Promise<readonly (string | undefined)[]> => {
      const states: (string | undefined)[] = [];
      for await (const one of jobs.watch.watch(status.id, seen, 60_000, new AbortController().signal))
        states.push(one?.state);
      return states;
    };
    const [all, others] = await Promise.all([watch(0), watch(0)]);
    expect(all.at(-1)).toBe('done');
    expect(others.at(-1)).toBe('done');
    const { revision } = await jobs.service.status('blue', status.id);
    expect(await watch(revision)).toEqual([]);
    expect(await watch(revision - 1)).toEqual(['done']);
    expect(await watch(0)).toEqual(['done']);
  });
});
