import type { ArchiveKind } from '@duckbill/fleet';
import { readWhole } from './read-whole.ts';
import type { ObjectStore } from './object-store.ts';
import { resultKeys } from './result-keys.ts';

/** Of which objects a result is made. Plain JSON: two numbers for each segment. */
export interface ResultLayout {
  readonly version: 1;
  /** What the keys of the run begin with. */
  readonly run: string;
  readonly kind: ArchiveKind;
  /** Of the whole result. */
  readonly bytes: number;
  readonly files: number;
  readonly users: number;
  /** SHA-256 that changes with any byte of the result, in hex: for an ETag. It is not that of the bytes. */
  readonly digest: string;
  /** Bytes of each segment, and of its check sums as the archive holds them. */
  readonly segments: readonly (readonly [body: number, sums: number])[];
  readonly before: number;
  readonly behind: number;
}

/** An object that is a part of a result as a whole. */
export interface ResultPart {
  readonly key: string;
  readonly bytes: number;
}

/** The parts of a result in their order. */
export function* partsOf({ run, kind, segments, before, behind }: ResultLayout): Generator<ResultPart> {
  for (const [index, [bytes]] of segments.entries()) yield { key: resultKeys.segment(run, index, 'body'), bytes };
  yield { key: resultKeys.before(run), bytes: before };
  const sums = kind.format === 'ndjson' ? 'printed' : 'sums';
  for (const [index, [, bytes]] of segments.entries()) yield { key: resultKeys.segment(run, index, sums), bytes };
  yield { key: resultKeys.behind(run), bytes: behind };
}

/** The layout that `assembleResult` wrote down; undefined before that. Throws `StoreError`. */
export async function readLayout(store: ObjectStore, run: string): Promise<ResultLayout | undefined> {
  const bytes = await readWhole(store, resultKeys.layout(run));
  return bytes === undefined ? undefined : (JSON.parse(bytes.toString()) as ResultLayout);
}
