import { writeSegment } from '../results/write-segment.ts';
import { readMembers } from './member-lines.ts';
import { keepProblems } from './row-problems.ts';
import type { RunFleet } from './run-fleet.ts';
import { runKeys } from './run-keys.ts';
import { lockRun } from './run-record.ts';
import { advanceRun, type Claim, endLease } from './run-steps.ts';
import { LeaseLost, type WorkWorld } from './work-world.ts';

/**
 * Makes one segment of the result. It is in the store before the chunk is marked, and the mark, the counts, the end of
 * the job and what comes next are one transaction: a kill leaves a chunk that somebody makes again, in the same bytes.
 */
export async function writeChunk(
  world: WorkWorld,
  claim: Claim,
  { fleet, spec }: RunFleet,
  signal: AbortSignal,
): Promise<void> {
  const { run, job } = claim;
  const outcome = await writeSegment(world.store, {
    run: runKeys.name(run.id),
    index: job.at,
    fleet,
    ...(world.maker === undefined ? {} : { threads: { maker: world.maker, spec } }),
    format: run.format,
    store: run.store_only,
    members: readMembers(world.store.read(runKeys.input(run.id, job.at)), signal),
    signal,
  });
  const { error, warning, hint } = outcome.problems.counts;
  await world.database.transaction(async (sql) => {
    if ((await endLease(sql, claim)) === undefined) throw new LeaseLost();
    await world.queue.complete(sql, job);
    const marked = await sql.query(
      `UPDATE duckbill.chunk SET state = 'done', bytes = $3 WHERE run = $1 AND at = $2 AND state = 'working' RETURNING at`,
      [run.id, job.at, outcome.bytes],
    );
    if (marked.length === 0) return;
    await sql.query(
      `UPDATE duckbill.run SET chunks_done = chunks_done + 1, chunks_queued = chunks_queued - 1,
         users_done = users_done + $2, files = files + $3, bytes = bytes + $4, errors = errors + $5,
         warnings = warnings + $6, hints = hints + $7, revision = revision + 1 WHERE id = $1`,
      [run.id, outcome.users, outcome.files, outcome.bytes, error, warning, hint],
    );
    await keepProblems(sql, run.id, outcome.problems.listed, world.rules.listedProblems);
    const now = await lockRun(sql, run.id);
    if (now !== undefined) await advanceRun(world, sql, now);
  });
}
