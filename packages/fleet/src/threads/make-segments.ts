import type { FleetMember } from '@duckbill/core';
import type { MadeSegment, SegmentMaker, SegmentOrder } from './segment-order.ts';

/** A row of a roster, which may have a member. */
interface MemberRow {
  readonly member?: FleetMember;
}

/** Rows, and the part of the archive that their members became. */
export interface RowsMade<Row> {
  readonly rows: readonly Row[];
  readonly segment: MadeSegment;
}

/** Bytes of a part: enough for the way between threads not to count, few enough to hold several of them. */
const WANTED = 1024 * 1024;
const FIRST_MEMBERS = 32;
const MOST_MEMBERS = 512;
/** Also where row after row has no member. */
const MOST_ROWS = 2048;

/**
 * Parts of an archive in the order of the rows, made as many at once as the maker wants; no more rows are asked for than
 * that takes. Throws what the rows and the maker throw.
 */
export async function* makeSegments<Row extends MemberRow>(
  rows: AsyncIterable<Row> | Iterable<Row>,
  order: Omit<SegmentOrder, 'members'>,
  maker: SegmentMaker,
): AsyncGenerator<RowsMade<Row>, void, undefined> {
  const underWay: { readonly rows: readonly Row[]; readonly made: Promise<MadeSegment> }[] = [];
  let most = FIRST_MEMBERS;
  const batches = batchesOf(rows, () => most);
  try {
    for (let isOver = false; ;) {
      while (!isOver && underWay.length < maker.atOnce) {
        const next = await batches.next();
        if (next.done === true) isOver = true;
        else {
          const made = maker.make({ ...order, members: next.value.members });
          // Whoever waits for an earlier one hears of it when its turn comes.
          made.catch(() => undefined);
          underWay.push({ rows: next.value.rows, made });
        }
      }
      const first = underWay.shift();
      if (first === undefined) return;
      const segment = await first.made;
      most = membersFor(segment) ?? most;
      yield { rows: first.rows, segment };
    }
  } finally {
    await batches.return();
  }
}

interface Batch<Row> {
  readonly rows: readonly Row[];
  readonly members: readonly FleetMember[];
}

async function* batchesOf<Row extends MemberRow>(
  rows: AsyncIterable<Row> | Iterable<Row>,
  most: () => number,
): AsyncGenerator<Batch<Row>, void, undefined> {
  let [held, members]: [Row[], FleetMember[]] = [[], []];
  for await (const row of rows) {
    held.push(row);
    if (row.member !== undefined) members.push(row.member);
    if (members.length < most() && held.length < MOST_ROWS) continue;
    yield { rows: held, members };
    [held, members] = [[], []];
  }
  if (held.length > 0) yield { rows: held, members };
}

/** How many members make a part of the wanted size, as far as those of this one are like the others. */
function membersFor({ size, members }: MadeSegment): number | undefined {
  if (size === 0 || members.length === 0) return undefined;
  return Math.min(MOST_MEMBERS, Math.max(1, Math.round((WANTED * members.length) / size)));
}
