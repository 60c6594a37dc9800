import { type Fleet, SourceText } from '@duckbill/core';
import { readFleetSpec } from '@duckbill/fleet';
import type { Sql } from './database.ts';

const KEPT = 16;

/** The fleet of a run, which was checked when the run was made. Kept for the next chunk. */
export async function openRunFleet(sql: Sql, run: string, kept: Map<string, Fleet>): Promise<Fleet> {
  const known = kept.get(run);
  if (known !== undefined) return known;
  const [found] = await sql.query<{ spec: string; spec_name: string }>(
    'SELECT spec, spec_name FROM duckbill.run WHERE id = $1',
    [run],
  );
  const { fleet } = readFleetSpec(new SourceText(found?.spec_name ?? '', found?.spec ?? ''));
  if (fleet === undefined) throw new Error('the spec of a run has errors now that it had not when it came');
  if (kept.size === KEPT) kept.clear();
  kept.set(run, fleet);
  return fleet;
}
