import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import {
  type FleetPrinting,
  type FleetSpecText,
  makeSegments,
  printFleet,
  printSegments,
  type RosterEntry,
  segmentThreadCode,
  type SegmentThreadCode,
  SegmentThreads,
  sharedFiles,
} from '@duckbill/fleet';
import { rosterFiles, rosterSegments, type RosterTelling } from './roster-files.ts';

/** What a whole roster becomes one archive with. */
export interface RosterPrinting extends RosterTelling {
  readonly spec: FleetSpecText;
  readonly entries: AsyncIterable<RosterEntry>;
  /** How many threads make files; one for each processor when absent. */
  readonly threads: number | undefined;
}

/** More than these do not make it faster: one thread has to read the roster and to write the archive. */
const MOST_THREADS = 8;
/** So many rows are done before the first thread has started. */
const FEW_ROWS = 256;

/**
 * The archive of a roster, told and counted on the way. With more than a few rows its files are made on threads; the bytes
 * are the same, however many. Throws what the roster and the files throw.
 */
export async function* printRoster(
  { spec, entries, threads = Math.min(MOST_THREADS, availableParallelism()), ...telling }: RosterPrinting,
  printing: FleetPrinting,
): AsyncGenerator<Uint8Array> {
  const ahead = await readAhead(entries, FEW_ROWS);
  if (threads < 2 || ahead.isAll) {
    yield* printFleet(rosterFiles(ahead.entries, telling), printing);
    return;
  }
  const makers = new SegmentThreads({ threads, code: threadCode() });
  try {
    const { format, store = false } = printing;
    const made = makeSegments(ahead.entries, { spec, kind: { format, store } }, makers);
    yield* printSegments(rosterSegments(made, telling), { ...printing, shared: () => sharedFiles(telling.fleet) });
  } finally {
    await makers.close();
  }
}

/** The same entries, and whether there are no more than so many. */
async function readAhead(
  entries: AsyncIterable<RosterEntry>,
  most: number,
): Promise<{ readonly entries: AsyncIterable<RosterEntry>; readonly isAll: boolean }> {
  const source = entries[Symbol.asyncIterator]();
  const first: RosterEntry[] = [];
  let isAll = false;
  while (!isAll && first.length < most) {
    const next = await source.next();
    if (next.done === true) isAll = true;
    else first.push(next.value);
  }
  return { entries: both(), isAll };

  async function* both(): AsyncGenerator<RosterEntry> {
    yield* first;
    yield* { [Symbol.asyncIterator]: () => source };
  }
}

/** Beside the bundle, unless this is the source. */
function threadCode(): SegmentThreadCode {
  const here = import.meta.url;
  if (here.endsWith('.ts')) return segmentThreadCode();
  return { filename: fileURLToPath(new URL('../fleet-thread.cjs', here)), execArgv: [] };
}
