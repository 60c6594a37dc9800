import { randomUUID } from 'node:crypto';
import type { Sql } from './database.ts';
import { jobFailure, type JobFailureCode } from './job-failure.ts';
import type { JobQueue, TakenJob } from './job-queue.ts';
import type { JobRules } from './job-rules.ts';
import { lockRun, type RunRecord } from './run-record.ts';
import { isActive } from './run-status.ts';

/** Work in hand: a job of pg-boss, the run it is for, and the lease by which this worker has it. */
export interface Claim {
  readonly job: TakenJob;
  readonly run: RunRecord;
  readonly token: string;
}

/** What the steps of a run need. */
export interface RunSteps {
  readonly queue: JobQueue;
  readonly rules: JobRules;
}

/** `none`: the queue is empty; `passed`: what was there is no longer wanted. */
export type ClaimOutcome = Claim | 'none' | 'passed';

/** Takes work and leases it to a worker, in one transaction. */
export async function claimJob(
  { queue, rules }: RunSteps,
  sql: Sql,
  kind: TakenJob['kind'],
  worker: string,
): Promise<ClaimOutcome> {
  const job = await queue.take(sql, kind);
  if (job === undefined) return 'none';
  const run = await lockRun(sql, job.run);
  if (run === undefined) {
    await queue.complete(sql, job);
    return 'passed';
  }
  if (!isActive(run.state)) {
    await putBack(queue, sql, job);
    return 'passed';
  }
  if (kind === 'chunk') {
    const [chunk] = await sql.query<{ attempts: number }>(
      `UPDATE duckbill.chunk SET state = 'working', attempts = attempts + 1
       WHERE run = $1 AND at = $2 AND state IN ('queued', 'working') RETURNING attempts`,
      [run.id, job.at],
    );
    if (chunk === undefined || chunk.attempts > rules.attemptLimit) {
      await queue.complete(sql, job);
      if (chunk !== undefined) await failRun(sql, job, 'workers-died');
      return 'passed';
    }
  } else {
    await sql.query(
      `UPDATE duckbill.run SET split_attempts = split_attempts + 1,
         state = CASE WHEN state = 'queued' THEN 'working' ELSE state END,
         started_at = coalesce(started_at, now()), revision = revision + 1
       WHERE id = $1`,
      [run.id],
    );
    if (run.split_attempts >= rules.attemptLimit) {
      await queue.complete(sql, job);
      await failRun(sql, job, 'workers-died');
      return 'passed';
    }
  }
  const token = randomUUID();
  await sql.query(
    `INSERT INTO duckbill.lease (job, queue, token, worker, run) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (job) DO UPDATE SET token = $3, worker = $4, beat = now()`,
    [job.id, kind, token, worker, run.id],
  );
  return { job, run, token };
}

/**
 * Ends a lease, and locks the run for what follows. Undefined when the lease is another's: somebody thought us dead and
 * does the work again, so nothing of ours may count.
 */
export async function endLease(sql: Sql, { job, token }: Claim): Promise<RunRecord | undefined> {
  const ended = await sql.query('DELETE FROM duckbill.lease WHERE job = $1 AND token = $2 RETURNING job', [
    job.id,
    token,
  ]);
  return ended.length === 0 ? undefined : await lockRun(sql, job.run);
}

/** Whether a lease is still ours, which it then stays until the transaction ends. */
export async function holdsLease(sql: Sql, { job, token }: Claim): Promise<boolean> {
  const rows = await sql.query('SELECT 1 AS one FROM duckbill.lease WHERE job = $1 AND token = $2 FOR UPDATE', [
    job.id,
    token,
  ]);
  return rows.length > 0;
}

/** Gives work back that was begun: to another worker, or for later when the run is not active any more. */
export async function releaseClaim({ queue }: RunSteps, sql: Sql, claim: Claim): Promise<void> {
  const run = await endLease(sql, claim);
  if (run === undefined) return;
  const { job } = claim;
  if (!isActive(run.state)) {
    await putBack(queue, sql, job);
    return;
  }
  if (job.kind === 'chunk')
    await sql.query(
      `UPDATE duckbill.chunk SET state = 'queued', attempts = attempts - 1 WHERE run = $1 AND at = $2 AND state = 'working'`,
      [job.run, job.at],
    );
  else await sql.query('UPDATE duckbill.run SET split_attempts = split_attempts - 1 WHERE id = $1', [job.run]);
  await queue.handBack(sql, job.kind, [job.id]);
}

/** Ends a job whose run is not active: should the run go on, `resumeRun` asks for the work anew. */
async function putBack(queue: JobQueue, sql: Sql, job: TakenJob): Promise<void> {
  if (job.kind === 'chunk') {
    const changed = await sql.query(
      `UPDATE duckbill.chunk SET state = 'waiting' WHERE run = $1 AND at = $2 AND state IN ('queued', 'working') RETURNING at`,
      [job.run, job.at],
    );
    if (changed.length > 0)
      await sql.query('UPDATE duckbill.run SET chunks_queued = chunks_queued - 1 WHERE id = $1', [job.run]);
  }
  await queue.complete(sql, job);
}

/** An error of some work: it is tried again after a pause, or the run fails. The lease has been ended. */
export async function afterError(
  { queue, rules }: RunSteps,
  sql: Sql,
  { job }: Claim,
  code: JobFailureCode,
  errors: number,
): Promise<void> {
  await queue.complete(sql, job);
  if (errors < rules.errorLimit) {
    const after = Math.min(60, rules.pauseSeconds * 2 ** (errors - 1));
    if (job.kind === 'chunk')
      await sql.query(
        `UPDATE duckbill.chunk SET state = 'queued', errors = $3 WHERE run = $1 AND at = $2 AND state = 'working'`,
        [job.run, job.at, errors],
      );
    else await sql.query('UPDATE duckbill.run SET split_errors = $2 WHERE id = $1', [job.run, errors]);
    await queue.add(sql, [{ kind: job.kind, run: job.run, at: job.at, after }]);
  } else await failRun(sql, job, code);
}

/** Fails the run of a job that is not tried again. */
export async function failRun(sql: Sql, job: TakenJob, code: JobFailureCode): Promise<void> {
  if (job.kind === 'chunk')
    await sql.query(
      `WITH failed AS (
         UPDATE duckbill.chunk SET state = 'failed' WHERE run = $1 AND at = $2 AND state = 'working' RETURNING run)
       UPDATE duckbill.run SET chunks_queued = chunks_queued - 1 WHERE id IN (SELECT run FROM failed)`,
      [job.run, job.at],
    );
  await sql.query(
    `UPDATE duckbill.run SET state = 'failed', failure = $2, ended_at = now(), revision = revision + 1
     WHERE id = $1 AND state IN ('queued', 'working', 'assembling')`,
    [job.run, jobFailure(code)],
  );
}

/**
 * Puts what can be done next in the queue: chunks up to the window; behind the last one the assembly, once. The run is
 * locked, and given as it is now.
 */
export async function advanceRun({ queue, rules }: RunSteps, sql: Sql, run: RunRecord): Promise<void> {
  if (run.state !== 'working') return;
  if (run.is_split && run.chunks_done === run.chunks) {
    const errors = run.roster_problems.error + run.errors;
    if (run.strict && errors > 0) {
      await failRun(sql, { kind: 'split', run: run.id, at: 0, id: '' }, 'roster-errors');
      return;
    }
    await sql.query(
      `UPDATE duckbill.run SET state = 'assembling', split_errors = 0, split_attempts = 0, revision = revision + 1
       WHERE id = $1`,
      [run.id],
    );
    await queue.add(sql, [{ kind: 'assemble', run: run.id, at: 0 }]);
    return;
  }
  // Where an error means that there is no result, it is looked for in the whole roster first.
  if (run.strict && !run.is_split) return;
  if (run.chunks_queued > rules.window / 2) return;
  const chunks = await sql.query<{ at: number }>(
    `UPDATE duckbill.chunk SET state = 'queued'
     WHERE run = $1 AND at IN (
       SELECT at FROM duckbill.chunk WHERE run = $1 AND state = 'waiting' ORDER BY at LIMIT $2)
     RETURNING at`,
    [run.id, rules.window - run.chunks_queued],
  );
  if (chunks.length === 0) return;
  const ordered = chunks.map(({ at }) => at).sort((a, b) => a - b);
  await queue.add(
    sql,
    ordered.map((at) => ({ kind: 'chunk', run: run.id, at })),
  );
  await sql.query('UPDATE duckbill.run SET chunks_queued = chunks_queued + $2 WHERE id = $1', [run.id, chunks.length]);
}

/** Lets a run that failed or was cancelled go on with what is not done. It is locked. */
export async function resumeRun(steps: RunSteps, sql: Sql, run: RunRecord): Promise<void> {
  await sql.query(
    `UPDATE duckbill.chunk SET state = CASE WHEN state = 'failed' THEN 'waiting' ELSE state END, errors = 0, attempts = 0
     WHERE run = $1 AND state <> 'done'`,
    [run.id],
  );
  const state = run.is_split ? 'working' : 'queued';
  await sql.query(
    `UPDATE duckbill.run SET state = $2, failure = NULL, ended_at = NULL, split_errors = 0, split_attempts = 0, revision = revision + 1,
       expires_at = now() + $3 * interval '1 second'
     WHERE id = $1`,
    [run.id, state, steps.rules.workSeconds],
  );
  if (run.is_split) await advanceRun(steps, sql, { ...run, state: 'working' });
  else await steps.queue.add(sql, [{ kind: 'split', run: run.id, at: 0 }]);
}
