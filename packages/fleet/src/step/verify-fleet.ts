import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { FleetChange } from '@duckbill/core';
import { manifestNames } from '../manifest/manifest-names.ts';
import { readSumLine } from '../manifest/sum-lines.ts';
import { diffFleet, type OtherFleet } from './diff-fleet.ts';
import type { FleetUser } from './fleet-user.ts';

/** How a generated file stands to the spec. */
export interface FleetFinding {
  /** `stale`: ours, by the check sums beside the fleet, and no longer wanted; `foreign`: somebody else's, no error. */
  readonly status: 'missing' | 'changed' | 'stale' | 'foreign';
  readonly path: string;
  readonly changes: readonly FleetChange[];
}

/**
 * Compares a generated fleet with what the spec says, file by file, as it is found; what is no longer wanted comes last.
 * `sums` is the folder with the check sums, which tell what we have written.
 */
export async function* verifyFleet(
  wanted: AsyncIterable<FleetUser>,
  there: OtherFleet,
  sums: string | undefined,
): AsyncGenerator<FleetFinding, void, undefined> {
  const unwanted = new Set<string>();
  for await (const { user, path: below, what, changes } of diffFleet(wanted, there)) {
    const place = below === undefined ? user : `${user}/${below}`;
    if (what === 'removed') unwanted.add(place);
    else yield { status: what === 'added' ? 'missing' : 'changed', path: place, changes };
  }
  const ours = sums === undefined || unwanted.size === 0 ? new Set<string>() : await oursAmong(unwanted, sums);
  for (const place of unwanted) yield { status: ours.has(place) ? 'stale' : 'foreign', path: place, changes: [] };
}

/** Those of the files, or of the users, that stand in the check sums. */
async function oursAmong(places: ReadonlySet<string>, folder: string): Promise<ReadonlySet<string>> {
  const ours = new Set<string>();
  const input = createReadStream(path.join(folder, manifestNames.sums));
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      const place = readSumLine(line)?.path ?? '';
      const user = place.slice(0, Math.max(0, place.indexOf('/')));
      if (places.has(place)) ours.add(place);
      if (places.has(user)) ours.add(user);
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return ours;
}
