import type { Database } from './database.ts';
import type { JobRules } from './job-rules.ts';
import { runKeys } from './run-keys.ts';
import type { ObjectStore } from '../results/object-store.ts';

const BATCH = 20;

/**
 * Ends runs whose time is over, removes their files and, later, their records; takes rosters away once the result is
 * there. Each step may be repeated, by anybody. Throws what database and store throw.
 */
export async function expireRuns(
  database: Database,
  store: ObjectStore,
  { recordSeconds }: Pick<JobRules, 'recordSeconds'>,
): Promise<void> {
  await database.query(
    `UPDATE duckbill.run SET state = 'expired', is_tidy = false, result = NULL, spec = '', revision = revision + 1,
       ended_at = coalesce(ended_at, now()), expires_at = now() + $1 * interval '1 second'
     WHERE expires_at < now() AND state <> 'expired'`,
    [recordSeconds],
  );
  for (;;) {
    const untidy = await database.query<{ id: string; state: string }>(
      `SELECT id, state FROM duckbill.run WHERE NOT is_tidy AND state IN ('done', 'expired') LIMIT ${BATCH}`,
    );
    for (const { id, state } of untidy) {
      if (state === 'expired') {
        await store.remove(runKeys.all(id));
        for (const table of ['problem', 'roster_part', 'chunk'])
          await database.query(`DELETE FROM duckbill.${table} WHERE run = $1`, [id]);
      } else {
        await store.remove(runKeys.roster(id));
        await store.remove(runKeys.inputs(id));
      }
      await database.query('UPDATE duckbill.run SET is_tidy = true WHERE id = $1 AND state = $2', [id, state]);
    }
    if (untidy.length < BATCH) break;
  }
  for (;;) {
    const over = await database.query<{ id: string }>(
      `SELECT id FROM duckbill.run WHERE expires_at < now() AND state = 'expired' LIMIT ${BATCH}`,
    );
    for (const { id } of over) {
      // Once more: a worker may have been writing while they were removed.
      await store.remove(runKeys.all(id));
      await database.query('DELETE FROM duckbill.run WHERE id = $1', [id]);
    }
    if (over.length < BATCH) break;
  }
}
