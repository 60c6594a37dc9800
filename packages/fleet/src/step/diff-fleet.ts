import { compareFleetText, type FleetChange } from '@duckbill/core';
import type { FleetUser } from './fleet-user.ts';

/** A file, or a whole user, that is not the same on both sides. */
export interface FleetDifference {
  readonly user: string;
  /** Undefined: the user as a whole is new, or gone. */
  readonly path: string | undefined;
  readonly what: 'added' | 'removed' | 'changed';
  /** Of a user: how many files. */
  readonly files: number;
  readonly changes: readonly FleetChange[];
  readonly before?: string;
  readonly after?: string;
}

export interface FleetDiffCounts {
  readonly users: Readonly<Record<'same' | 'added' | 'removed' | 'changed', number>>;
  readonly files: Readonly<Record<'same' | 'added' | 'removed' | 'changed', number>>;
}

/** What a fleet is compared with. */
export type OtherFleet =
  /** One user after another; flat memory where both sides have nearly the same order. */
  | { readonly kind: 'stream'; readonly users: AsyncIterable<FleetUser> }
  | {
      readonly kind: 'lookup';
      find(folder: string): Promise<FleetUser | undefined>;
      /** Users that were never asked for. */
      rest(seen: ReadonlySet<string>): AsyncIterable<FleetUser>;
    };

/** What would change if `now` took the place of `other`, user by user, as it is found; the counts are returned. */
export async function* diffFleet(
  now: AsyncIterable<FleetUser>,
  other: OtherFleet,
): AsyncGenerator<FleetDifference, FleetDiffCounts, undefined> {
  const counts = {
    users: { same: 0, added: 0, removed: 0, changed: 0 },
    files: { same: 0, added: 0, removed: 0, changed: 0 },
  };
  const pairs = other.kind === 'stream' ? pairUp(now, other.users) : lookUpAll(now, other);
  for await (const { before, after } of pairs) {
    const differences = [...diffUser(before, after)];
    const sort =
      before === undefined ? 'added' : after === undefined ? 'removed' : differences.length > 0 ? 'changed' : 'same';
    counts.users[sort] += 1;
    for (const { what, files } of differences) counts.files[what] += files;
    const whole = sort === 'added' || sort === 'removed' ? 0 : (after?.files.size ?? 0);
    const touched = differences.filter(({ what }) => what !== 'removed').length;
    counts.files.same += Math.max(0, whole - touched);
    yield* differences;
  }
  return counts;
}

interface Pair {
  readonly before: FleetUser | undefined;
  readonly after: FleetUser | undefined;
}

/** Steps through both sides at once and keeps only those whose partner has not come yet. */
async function* pairUp(now: AsyncIterable<FleetUser>, before: AsyncIterable<FleetUser>): AsyncGenerator<Pair> {
  const [left, right] = [now[Symbol.asyncIterator](), before[Symbol.asyncIterator]()];
  const waiting = { now: new Map<string, FleetUser>(), before: new Map<string, FleetUser>() };
  for (;;) {
    const [one, two] = [await left.next(), await right.next()];
    if (one.done === true && two.done === true) break;
    if (one.done !== true && two.done !== true && one.value.folder === two.value.folder) {
      yield { before: two.value, after: one.value };
      continue;
    }
    if (one.done !== true) {
      const partner = waiting.before.get(one.value.folder);
      if (partner === undefined) waiting.now.set(one.value.folder, one.value);
      else {
        waiting.before.delete(partner.folder);
        yield { before: partner, after: one.value };
      }
    }
    if (two.done !== true) {
      const partner = waiting.now.get(two.value.folder);
      if (partner === undefined) waiting.before.set(two.value.folder, two.value);
      else {
        waiting.now.delete(partner.folder);
        yield { before: two.value, after: partner };
      }
    }
  }
  for (const after of waiting.now.values()) yield { before: undefined, after };
  for (const gone of waiting.before.values()) yield { before: gone, after: undefined };
}

async function* lookUpAll(
  now: AsyncIterable<FleetUser>,
  other: Extract<OtherFleet, { kind: 'lookup' }>,
): AsyncGenerator<Pair> {
  const seen = new Set<string>();
  for await (const after of now) {
    seen.add(after.folder);
    yield { before: await other.find(after.folder), after };
  }
  for await (const before of other.rest(seen)) yield { before, after: undefined };
}

function* diffUser(before: FleetUser | undefined, after: FleetUser | undefined): Generator<FleetDifference> {
  const user = before?.folder ?? after?.folder ?? '';
  if (before === undefined || after === undefined) {
    const files = (before ?? after)?.files.size ?? 0;
    yield { user, path: undefined, what: before === undefined ? 'added' : 'removed', files, changes: [] };
    return;
  }
  for (const [path, text] of before.files)
    if (!after.files.has(path)) yield { user, path, what: 'removed', files: 1, changes: [], before: text };
  for (const [path, text] of after.files) {
    const old = before.files.get(path);
    if (old === text) continue;
    const changes = old === undefined ? [] : compareFleetText(path, old, text);
    const what = old === undefined ? 'added' : 'changed';
    yield { user, path, what, files: 1, changes, after: text, ...(old === undefined ? {} : { before: old }) };
  }
}
