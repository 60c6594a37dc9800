import type { Database } from './database.ts';
import { type JobKind, jobKinds, type JobQueue } from './job-queue.ts';
import type { Claim } from './run-steps.ts';
import type { RunState } from './run-status.ts';

/** Says that the worker of these leases lives. The states of their runs, by token, of those that are still ours. */
export async function sayAlive(database: Database, claims: readonly Claim[]): Promise<ReadonlyMap<string, RunState>> {
  const rows = await database.query<{ token: string; state: RunState }>(
    `UPDATE duckbill.lease SET beat = now() FROM duckbill.run
     WHERE lease.token = ANY($1::uuid[]) AND run.id = lease.run RETURNING lease.token, run.state`,
    [claims.map(({ token }) => token)],
  );
  return new Map(rows.map(({ token, state }) => [token, state]));
}

/** Hands back the work of those who were not heard of for so long. Whether there was any. */
export async function handBackSilent(database: Database, queue: JobQueue, silenceSeconds: number): Promise<boolean> {
  return database.transaction(async (sql) => {
    const silent = await sql.query<{ job: string; queue: JobKind }>(
      `DELETE FROM duckbill.lease WHERE job IN (
         SELECT job FROM duckbill.lease WHERE beat <= now() - $1 * interval '1 second' FOR UPDATE SKIP LOCKED)
       RETURNING job, queue`,
      [silenceSeconds],
    );
    for (const kind of jobKinds) {
      const ids = silent.filter((one) => one.queue === kind).map(({ job }) => job);
      if (ids.length > 0) await queue.handBack(sql, kind, ids);
    }
    return silent.length > 0;
  });
}
