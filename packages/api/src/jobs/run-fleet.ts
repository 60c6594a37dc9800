import { type Fleet, SourceText } from '@duckbill/core';
import { type FleetSpecText, readFleetSpec } from '@duckbill/fleet';
import type { Sql } from './database.ts';

const KEPT = 16;

/** The fleet of a run, and the spec that it was read from. */
export interface RunFleet {
  readonly fleet: Fleet;
  readonly spec: FleetSpecText;
}

/** The fleet of a run, which was checked when the run was made. Kept for the next chunk. */
export async function openRunFleet(sql: Sql, run: string, kept: Map<string, RunFleet>): Promise<RunFleet> {
  const known = kept.get(run);
  if (known !== undefined) return known;
  const [found] = await sql.query<{ spec: string; spec_name: string }>(
    'SELECT spec, spec_name FROM duckbill.run WHERE id = $1',
    [run],
  );
  const spec = { name: found?.spec_name ?? '', text: found?.spec ?? '' };
  const { fleet } = readFleetSpec(new SourceText(spec.name, spec.text));
  if (fleet === undefined) throw new Error('the spec of a run has errors now that it had not when it came');
  if (kept.size === KEPT) kept.clear();
  const opened = { fleet, spec };
  kept.set(run, opened);
  return opened;
}
