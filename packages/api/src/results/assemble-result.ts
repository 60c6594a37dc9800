import { createHash, type KeyObject } from 'node:crypto';
import type { Fleet } from '@duckbill/core';
import { type ArchiveKind, endArchive, sharedFiles } from '@duckbill/fleet';
import type { ObjectStore } from './object-store.ts';
import { readWhole } from './read-whole.ts';
import { resultKeys } from './result-keys.ts';
import type { ResultLayout } from './result-layout.ts';
import { readSegmentFacts, type StoredSegment } from './segment-facts.ts';
import { StoreError } from './store-error.ts';
import { checkKey } from './store-key.ts';

export interface ResultOrder extends ArchiveKind {
  /** What the keys of the run begin with. */
  readonly run: string;
  /** How many there have to be. */
  readonly segments: number;
  readonly fleet: Fleet;
  /** Name and version of the program, as the manifest says it. */
  readonly generator: string;
  /** SHA-256 of the spec's bytes, in hex. */
  readonly specSha256: string;
  /** Signs the manifest. */
  readonly key?: KeyObject;
}

/**
 * Puts a result together without copying a segment: writes what stands before and behind the check sums, then the layout.
 * Doing it again gives the same. Memory is flat but for two numbers a segment. Throws `StoreError`: `missing` when a
 * segment is not there, or not whole.
 */
export async function assembleResult(store: ObjectStore, order: ResultOrder): Promise<ResultLayout> {
  const { run, format, store: stored = false, fleet, generator, specSha256, key } = order;
  checkKey(run);
  const kind: ArchiveKind = { format, store: stored };
  const segments = await segmentsOf(store, order, kind);
  const users = segments.reduce((sum, one) => sum + one.users, 0);
  const end = await endArchive({
    kind,
    segments,
    sums: () => eachSegment(store, run, segments.length, 'sums'),
    directory: (index) => store.read(resultKeys.segment(run, index, 'directory')),
    shared: sharedFiles(fleet),
    origin: { generator, specSha256, programs: fleet.programs, members: users },
    ...(key === undefined ? {} : { key }),
  });
  const digest = createHash('sha256').update(end.before);
  const before = await store.put(resultKeys.before(run), [end.before]);
  const behind = await store.put(resultKeys.behind(run), hashed(end.behind, digest));
  const parts = segments.map(({ size, printed }) => [size, printed] as const);
  const layout: ResultLayout = {
    version: 1,
    run,
    kind,
    bytes: parts.reduce((sum, [body, sums]) => sum + body + sums, before.bytes + behind.bytes),
    files: end.counts.files,
    users,
    // The end names the check sum of all check sums; which bytes of a ZIP they are packed in, its directory.
    digest: digest.update(JSON.stringify([kind, parts])).digest('hex'),
    segments: parts,
    before: before.bytes,
    behind: behind.bytes,
  };
  await store.put(resultKeys.layout(run), [Buffer.from(`${JSON.stringify(layout)}\n`)]);
  return layout;
}

const AT_ONCE = 16;

/** The facts of all segments, each found to be there as these say. */
async function segmentsOf(
  store: ObjectStore,
  { run, segments: count }: ResultOrder,
  kind: ArchiveKind,
): Promise<readonly StoredSegment[]> {
  const sizes = new Map<string, number>();
  for await (const { key, bytes } of store.list(resultKeys.segments(run))) sizes.set(key, bytes);
  const found: StoredSegment[] = [];
  for (let at = 0; at < count; at += AT_ONCE) {
    const indexes = Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, index) => at + index);
    found.push(...(await Promise.all(indexes.map((index) => segmentOf(store, run, index, sizes, kind)))));
  }
  return found;
}

async function segmentOf(
  store: ObjectStore,
  run: string,
  index: number,
  sizes: ReadonlyMap<string, number>,
  kind: ArchiveKind,
): Promise<StoredSegment> {
  const bytes = await readWhole(store, resultKeys.segment(run, index, 'facts'));
  const facts = bytes === undefined ? undefined : readSegmentFacts(bytes);
  const has = (part: 'body' | 'sums' | 'directory' | 'printed', size: number): boolean =>
    sizes.get(resultKeys.segment(run, index, part)) === size;
  const isWhole =
    facts !== undefined &&
    JSON.stringify(facts.kind) === JSON.stringify(kind) &&
    has('body', facts.size) &&
    has('sums', facts.sums) &&
    (kind.format !== 'zip' || has('directory', facts.directory)) &&
    (kind.format !== 'ndjson' || has('printed', facts.printed));
  if (isWhole) return facts;
  throw new StoreError('missing', 'SEGMENT', `segment ${index} of ${run} in ${store.place} is not there as a whole`, {
    todo: 'Write it again, then assemble.',
  });
}

async function* eachSegment(
  store: ObjectStore,
  run: string,
  count: number,
  part: 'sums',
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let index = 0; index < count; index += 1) yield* store.read(resultKeys.segment(run, index, part));
}

async function* hashed(
  bytes: AsyncIterable<Uint8Array>,
  digest: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of bytes) {
    digest.update(piece);
    yield piece;
  }
}
