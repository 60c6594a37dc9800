import { generateKeyPairSync } from 'node:crypto';
import { type FleetMember, SourceText } from '@duckbill/core';
import {
  archiveFormats,
  type ArchiveKind,
  readFleetSpec,
  readSigningKey,
  SegmentThreads,
  startingSpec,
} from '@duckbill/fleet';
import { assert, asyncProperty, boolean, constantFrom, integer, subarray, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { assembleResult } from '../../src/results/assemble-result.ts';
import type { ByteRange, ObjectStore } from '../../src/results/object-store.ts';
import { readResult } from '../../src/results/read-result.ts';
import { readLayout, type ResultLayout } from '../../src/results/result-layout.ts';
import { writeSegment } from '../../src/results/write-segment.ts';
import { MemoryStore } from './memory-store.ts';
import { kindOf } from './store-suite.ts';
import { inOneGo, inSegments, origin, sampleFleet, sampleMembers } from './sample-run.ts';

const signingKey = readSigningKey(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));

async function collect(store: ObjectStore, layout: ResultLayout, range?: ByteRange): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of readResult(store, layout, range)) pieces.push(piece);
  return Buffer.concat(pieces);
}

it('gives the bytes that one process prints, whatever the format, the fleet and the size of segments', async () => {
  const targets = ['home', 'macos', 'linux', 'windows', 'jamf', 'munki', 'intune'];
  const kinds = [...archiveFormats.map((format): ArchiveKind => ({ format })), { format: 'zip', store: true } as const];
  const property = asyncProperty(
    subarray(targets, { minLength: 1 }),
    tuple(integer({ min: 0, max: 25 }), integer({ min: 0, max: 50 }), integer({ min: 1, max: 30 })),
    constantFrom(...kinds),
    boolean(),
    async (targets, [count, seed, size], kind, signed) => {
      const fleet = sampleFleet(targets);
      const members = sampleMembers(count, seed);
      const key = signed ? signingKey : undefined;
      const store = new MemoryStore();
      const layout = await inSegments(store, 'run', { fleet, members, kind }, size, key);
      const whole = await inOneGo(fleet, members, kind, key);
      expect(layout).toMatchObject({ bytes: whole.byteLength, users: count });
      expect((await collect(store, layout)).equals(whole)).toBe(true);
      expect(await readLayout(store, 'run')).toEqual(layout);
    },
  );
  await assert(property, { numRuns: 60, seed: 8 });
});

it('answers any range, and reads no more for it', async () => {
  const store = new MemoryStore();
  const run = { fleet: sampleFleet(['home']), members: sampleMembers(20), kind: { format: 'zip' } as const };
  const layout = await inSegments(store, 'run', run, 3);
  const whole = await inOneGo(run.fleet, run.members, run.kind);
  const place = integer({ min: 0, max: whole.byteLength + 10 });
  const property = asyncProperty(place, place, async (start, end) => {
    store.handedOut = 0;
    const part = whole.subarray(start, end);
    expect((await collect(store, layout, { start, end })).equals(part)).toBe(true);
    expect(store.handedOut).toBe(part.byteLength);
  });
  await assert(property, { numRuns: 300, seed: 8 });
  expect((await collect(store, layout, { start: 100 })).equals(whole.subarray(100))).toBe(true);
});

it('writes the same objects again, whoever does it and how often', async () => {
  const run = { fleet: sampleFleet(['home', 'jamf']), members: sampleMembers(9), kind: { format: 'zip' } as const };
  const store = new MemoryStore();
  const layout = await inSegments(store, 'run', run, 4);
  const before = new Map(store.objects);
  expect(await inSegments(store, 'run', run, 4)).toEqual(layout);
  expect([...store.objects].every(([key, bytes]) => before.get(key)?.equals(bytes))).toBe(true);
  const other = await inSegments(new MemoryStore(), 'run', { ...run, members: sampleMembers(9, 1) }, 4);
  expect(other.digest).not.toBe(layout.digest);
});

it('writes the same objects when threads make the files, and counts the same', { timeout: 240_000 }, async () => {
  const read = readFleetSpec(new SourceText('fleet.yaml', startingSpec()));
  if (read.fleet === undefined) throw new Error('the starting spec is wrong');
  const spec = { name: 'fleet.yaml', text: startingSpec() };
  const members = sampleMembers(90);
  const maker = new SegmentThreads({ threads: 2, niceness: 5 });
  try {
    for (const format of archiveFormats) {
      const order = { run: 'run', index: 3, format, fleet: read.fleet, members } as const;
      const [here, there] = [new MemoryStore(), new MemoryStore()];
      const outcome = await writeSegment(here, order);
      expect(await writeSegment(there, { ...order, threads: { maker, spec } })).toEqual(outcome);
      expect(there.objects).toEqual(here.objects);
    }
    const stop = new AbortController();
    const stopped = new MemoryStore();
    const order = { run: 'run', index: 0, format: 'zip', fleet: read.fleet, signal: stop.signal } as const;
    const broken = function* (): Generator<FleetMember> {
      yield* members;
      stop.abort(new Error('told to stop'));
      yield* sampleMembers(3, 1);
    };
    const written = writeSegment(stopped, { ...order, members: broken(), threads: { maker, spec } });
    await expect(written).rejects.toThrow('told to stop');
    expect([...stopped.objects.keys()]).toEqual([]);
  } finally {
    await maker.close();
  }
});

it('counts what is wrong, and lists the first of it', async () => {
  const fleet = sampleFleet(['home']);
  const members = sampleMembers(14);
  const order = { run: 'run', index: 0, format: 'tar', fleet, members } as const;
  const outcome = await writeSegment(new MemoryStore(), order);
  expect(outcome.users).toBe(14);
  const { counts, listed } = outcome.problems;
  expect(listed.map(({ code, facts }) => [code, facts['line']])).toEqual([
    ['fleet-name-changed', 6],
    ['fleet-member-without-access', 8],
    ['fleet-name-changed', 11],
    ['fleet-member-without-access', 15],
  ]);
  expect(counts.error + counts.warning + counts.hint).toBe(4);
});

it('ends between two members when it is told to, and leaves no facts', async () => {
  const store = new MemoryStore();
  const stop = new AbortController();
  const members = function* (): ReturnType<typeof sampleMembers>[typeof Symbol.iterator] extends () => infer T
    ? T
    : never {
    yield* sampleMembers(3);
    stop.abort(new Error('told to stop'));
    yield* sampleMembers(3, 1);
  };
  const order = { run: 'run', index: 0, format: 'zip', fleet: sampleFleet(['home']), signal: stop.signal } as const;
  await expect(writeSegment(store, { ...order, members: members() })).rejects.toThrow('told to stop');
  expect([...store.objects.keys()]).toEqual([]);
});

it('assembles nothing of which a part is missing or not whole', async () => {
  const run = { fleet: sampleFleet(['home']), members: sampleMembers(9), kind: { format: 'zip' } as const };
  const store = new MemoryStore();
  await inSegments(store, 'run', run, 4);
  const again = () => assembleResult(store, { ...run.kind, ...origin, run: 'run', segments: 3, fleet: run.fleet });
  const { digest } = await again();
  for (const part of ['body', 'sums', 'directory', 'facts']) {
    const key = `run/segments/00000001.${part}`;
    const kept = store.objects.get(key) ?? Buffer.alloc(0);
    store.objects.delete(key);
    await expect(again()).rejects.toThrow(/segment 1 of run in memory is not there as a whole/u);
    store.objects.set(key, part === 'facts' ? kept : kept.subarray(1));
    const isTold = part === 'facts' ? 'done' : 'missing';
    expect(await kindOf(again())).toBe(isTold);
    store.objects.set(key, kept);
  }
  expect((await again()).digest).toBe(digest);
});

it('says that a part is gone when it is read, and never hands out less in silence', async () => {
  const run = { fleet: sampleFleet(['home']), members: sampleMembers(9), kind: { format: 'tar' } as const };
  const store = new MemoryStore();
  const layout = await inSegments(store, 'run', run, 4);
  const body = store.objects.get('run/segments/00000001.body') ?? Buffer.alloc(0);
  store.objects.set('run/segments/00000001.body', body.subarray(10));
  await expect(collect(store, layout)).rejects.toMatchObject({ kind: 'missing', code: 'TRUNCATED' });
  await store.remove('run/segments/00000001.body');
  await expect(collect(store, layout)).rejects.toMatchObject({ kind: 'missing' });
});
