import type { Diagnostic, Fleet, FleetMember, Severity } from '@duckbill/core';
import {
  ArchiveSegment,
  type ArchiveKind,
  type FleetSpecText,
  makeSegments,
  memberFiles,
  type SegmentMaker,
} from '@duckbill/fleet';
import type { ObjectStore } from './object-store.ts';
import { resultKeys } from './result-keys.ts';
import { printSegmentFacts } from './segment-facts.ts';
import { checkKey } from './store-key.ts';

/** Problems of a segment that are listed; all are counted. */
export const maxListedProblems = 100;

export interface SegmentOrder extends ArchiveKind {
  /** What the keys of the run begin with. */
  readonly run: string;
  /** Place of the segment among those of the run, from 0. */
  readonly index: number;
  readonly fleet: Fleet;
  /** Who makes the files, from the spec of the same fleet; this thread unless given. */
  readonly threads?: { readonly maker: SegmentMaker; readonly spec: FleetSpecText };
  /** In the order of the roster. */
  readonly members: Iterable<FleetMember> | AsyncIterable<FleetMember>;
  /** Ends it between two members; it throws the reason. */
  readonly signal?: AbortSignal;
}

export interface SegmentOutcome {
  /** Of the archive that these members take. */
  readonly bytes: number;
  readonly users: number;
  readonly files: number;
  /** What is wrong with members, in words of the catalogue: how many, and the first of them. */
  readonly problems: SegmentProblems;
}

export interface SegmentProblems {
  readonly counts: Readonly<Record<Severity, number>>;
  readonly listed: readonly Diagnostic[];
}

/**
 * Writes the files of some members as a part of the archive. Whoever does it, and how often, the bytes are the same; the
 * facts come last, so that a part whose facts are there is whole. Memory: a quarter of a megabyte, and some 200 bytes a
 * file. Throws `StoreError`, and what the members throw.
 */
export async function writeSegment(store: ObjectStore, order: SegmentOrder): Promise<SegmentOutcome> {
  const { run, index, format, store: stored = false } = order;
  checkKey(run);
  const kind: ArchiveKind = { format, store: stored };
  const segment = new ArchiveSegment(kind);
  const tally = new SegmentTally();
  const key = (part: Parameters<typeof resultKeys.segment>[2]): string => resultKeys.segment(run, index, part);
  await store.put(key('body'), bodyOf(segment, order, tally));
  await store.put(key('sums'), segment.sums.pieces);
  // In a ZIP and a TAR check sums stand as they are.
  let printed = segment.sums.size;
  if (format === 'ndjson') printed = (await store.put(key('printed'), segment.printedSums)).bytes;
  if (format === 'zip') await store.put(key('directory'), segment.directory.pieces);
  const { size, counts } = segment;
  const { users } = tally;
  const facts = { kind, users, size, ...counts, sums: segment.sums.size, printed, directory: segment.directory.size };
  await store.put(key('facts'), [printSegmentFacts(facts)]);
  return { bytes: size, users, files: counts.files, problems: tally.problems };
}

async function* bodyOf(
  segment: ArchiveSegment,
  order: SegmentOrder,
  tally: SegmentTally,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { fleet, members, threads, signal } = order;
  if (threads !== undefined) {
    const { format, store = false } = order;
    const making = { spec: threads.spec, kind: { format, store } };
    for await (const { segment: part } of makeSegments(rowsOf(order), making, threads.maker)) {
      for (const { diagnostics } of part.members) tally.add(diagnostics);
      yield* await segment.join(part);
      signal?.throwIfAborted();
    }
    yield* segment.end();
    return;
  }
  for await (const member of members) {
    signal?.throwIfAborted();
    const { files, diagnostics } = memberFiles(fleet, member);
    tally.add(diagnostics);
    yield* segment.add(files);
  }
  yield* segment.end();
}

async function* rowsOf({
  members,
  signal,
}: SegmentOrder): AsyncGenerator<{ readonly member: FleetMember }, void, undefined> {
  for await (const member of members) {
    signal?.throwIfAborted();
    yield { member };
  }
}

class SegmentTally {
  users = 0;
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, hint: 0 };
  readonly #listed: Diagnostic[] = [];

  add(diagnostics: readonly Diagnostic[]): void {
    this.users += 1;
    for (const diagnostic of diagnostics) {
      this.#counts[diagnostic.severity] += 1;
      if (this.#listed.length < maxListedProblems) this.#listed.push(diagnostic);
    }
  }

  get problems(): SegmentProblems {
    return { counts: this.#counts, listed: this.#listed };
  }
}
