import { createHash, randomUUID } from 'node:crypto';
import { SourceText } from '@duckbill/core';
import { type ArchiveFormat, readFleetSpec } from '@duckbill/fleet';
import type { ByteRange } from '../results/object-store.ts';
import { readResult } from '../results/read-result.ts';
import type { ResultLayout } from '../results/result-layout.ts';
import type { Sql } from './database.ts';
import { JobRefused } from './job-refused.ts';
import { listProblems } from './row-problems.ts';
import { runKeys } from './run-keys.ts';
import { lockRun, runColumns, type RunRecord, statusOf } from './run-record.ts';
import { resumeRun } from './run-steps.ts';
import { isActive, isEnded, type JobOrderForm, type JobStatus, type RowProblemStatus } from './run-status.ts';
import { StoredUpload } from './stored-upload.ts';
import type { WorkWorld } from './work-world.ts';

/** A job to be made. */
export interface NewJob extends JobOrderForm {
  readonly tenant: string;
  /** The same key with the same content is the same job. */
  readonly key?: string;
  /** The whole roster; the job then starts at once. */
  readonly roster?: AsyncIterable<Uint8Array>;
}

export interface CreatedJob {
  readonly status: JobStatus;
  /** False: an earlier call with the same key made it. */
  readonly isNew: boolean;
}

/** A result that can be read, whole or in parts. */
export interface JobResult {
  readonly format: ArchiveFormat;
  readonly bytes: number;
  /** Stands for these bytes; no other result has it. */
  readonly tag: string;
  readonly read: (range?: ByteRange) => AsyncIterable<Uint8Array>;
}

export interface JobList {
  readonly jobs: readonly JobStatus[];
  /** Where the next page begins. */
  readonly next?: string;
}

/**
 * Jobs of tenants. Every call is for one tenant; a job of another is unknown. Throws `JobRefused`, `DatabaseUnavailable`
 * and `StoreError`. What a call has answered survives whatever happens next; a call that failed may be repeated.
 */
export class JobService {
  readonly #world: WorkWorld;
  readonly #wake: () => void;

  /** `wake` tells workers of this process that there is something to do. */
  constructor(world: WorkWorld, wake: () => void) {
    this.#world = world;
    this.#wake = wake;
  }

  async create(job: NewJob): Promise<CreatedJob> {
    const { fleet, diagnostics } = readFleetSpec(new SourceText(job.spec.name, job.spec.text));
    if (fleet === undefined) throw new JobRefused('spec-wrong', 'The spec has errors.', diagnostics);
    const id = randomUUID();
    const roster = job.roster && (await this.#upload(job.tenant, id, 1, job.roster));
    const content = contentDigest(job, roster?.sha256);
    const { database, rules } = this.#world;
    try {
      const created = await database.transaction(async (sql): Promise<CreatedJob> => {
        // One after the other, so that the limit holds and a key is looked for before it is used.
        await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`duckbill-tenant ${job.tenant}`]);
        const [known] =
          job.key === undefined
            ? []
            : await sql.query<RunRecord>(
                `SELECT ${runColumns} FROM duckbill.run WHERE tenant = $1 AND idempotency_key = $2`,
                [job.tenant, job.key],
              );
        if (known !== undefined) {
          if (known.content_sha256 !== content)
            throw new JobRefused('job-key-reused', 'The idempotency key stands for a job with other content.');
          return { status: statusOf(known), isNew: false };
        }
        await this.#checkRunLimit(sql, job.tenant);
        await this.#checkStored(sql, job.tenant);
        await sql.query(
          `INSERT INTO duckbill.run (id, tenant, idempotency_key, content_sha256, spec, spec_name, spec_sha256, format,
             store_only, strict, roster_format, chunk_users, state, roster_bytes, expires_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'uploading', 0, now() + $13 * interval '1 second')`,
          [
            id,
            job.tenant,
            job.key ?? null,
            content,
            job.spec.text,
            job.spec.name,
            sha256(job.spec.text),
            job.format,
            job.storeOnly,
            job.strict,
            job.rosterFormat,
            rules.chunkUsers,
            rules.uploadSeconds,
          ],
        );
        if (roster !== undefined) {
          await insertPart(sql, id, 1, roster);
          await this.#startLocked(sql, id, roster.bytes);
        }
        const run = await lockRun(sql, id);
        if (run === undefined) throw new Error('a run that was just made is gone');
        return { status: statusOf(run), isNew: true };
      });
      if (!created.isNew && roster !== undefined) await this.#forget(id);
      this.#wake();
      return created;
    } catch (error) {
      if (roster !== undefined && error instanceof JobRefused) await this.#forget(id);
      throw error;
    }
  }

  /** Keeps a part of the roster; 1 is the first. The same number again replaces what it was. */
  async addRoster(tenant: string, id: string, part: number, bytes: AsyncIterable<Uint8Array>): Promise<JobStatus> {
    const before = await this.#find(this.#world.database, tenant, id);
    requireState(before, before.state === 'uploading', 'takes no roster any more');
    const upload = await this.#upload(tenant, id, part, bytes);
    const { status, replaced } = await this.#change(tenant, id, async (sql, run) => {
      requireState(run, run.state === 'uploading', 'takes no roster any more');
      const [old] = await sql.query<{ key: string }>(
        'SELECT key FROM duckbill.roster_part WHERE run = $1 AND part = $2',
        [id, part],
      );
      await insertPart(sql, id, part, upload);
      const [sum] = await sql.query<{ bytes: number }>(
        'SELECT coalesce(sum(bytes), 0)::float8 AS bytes FROM duckbill.roster_part WHERE run = $1',
        [id],
      );
      const total = sum?.bytes ?? 0;
      if (total > this.#world.limits(tenant).rosterBytes) throw tooLarge(this.#world.limits(tenant).rosterBytes);
      await sql.query('UPDATE duckbill.run SET roster_bytes = $2, revision = revision + 1 WHERE id = $1', [id, total]);
      return old?.key;
    });
    if (replaced !== undefined && replaced !== upload.key)
      await this.#world.store.remove(replaced).catch(() => undefined);
    return status;
  }

  /** Begins with the work, once the roster is there. A job that has started already stays as it is. */
  async start(tenant: string, id: string): Promise<JobStatus> {
    const { status } = await this.#change(tenant, id, async (sql, run) => {
      if (run.state !== 'uploading') {
        requireState(run, isActive(run.state) || run.state === 'done', 'cannot be started');
        return;
      }
      const parts = await sql.query<{ part: number; bytes: number }>(
        'SELECT part, bytes::float8 AS bytes FROM duckbill.roster_part WHERE run = $1 ORDER BY part',
        [id],
      );
      const missing = parts.findIndex(({ part }, index) => part !== index + 1);
      if (parts.length === 0 || missing !== -1)
        throw new JobRefused('roster-incomplete', `Part ${missing === -1 ? 1 : missing + 1} of the roster is missing.`);
      let bytes = 0;
      for (const part of parts) bytes += part.bytes;
      await this.#startLocked(sql, id, bytes);
    });
    this.#wake();
    return status;
  }

  async status(tenant: string, id: string): Promise<JobStatus> {
    return statusOf(await this.#find(this.#world.database, tenant, id));
  }

  /** The first problems of rows. */
  async problems(tenant: string, id: string, limit: number): Promise<readonly RowProblemStatus[]> {
    await this.#find(this.#world.database, tenant, id);
    return listProblems(this.#world.database, id, limit);
  }

  /** Jobs of a tenant, the newest first. `after` is the `next` of the page before. */
  async list(tenant: string, limit: number, after?: string): Promise<JobList> {
    const rows = await this.#world.database.query<RunRecord>(
      `SELECT ${runColumns} FROM duckbill.run WHERE tenant = $1 AND NOT is_deleted
         AND ($2::uuid IS NULL OR (created_at, id) < (SELECT created_at, id FROM duckbill.run WHERE id = $2 AND tenant = $1))
       ORDER BY created_at DESC, id DESC LIMIT $3`,
      [tenant, after !== undefined && isId(after) ? after : null, limit + 1],
    );
    const jobs = rows.slice(0, limit).map(statusOf);
    const last = jobs.at(-1);
    return rows.length > limit && last !== undefined ? { jobs, next: last.id } : { jobs };
  }

  /** Ends a job before its time; what is done is kept for a retry until it expires. */
  async cancel(tenant: string, id: string): Promise<JobStatus> {
    const { status } = await this.#change(tenant, id, async (sql, run) => {
      if (run.state === 'cancelled') return;
      requireState(run, !isEnded(run.state), 'has ended and cannot be cancelled');
      await sql.query(
        `UPDATE duckbill.run SET state = 'cancelled', ended_at = now(), revision = revision + 1,
           expires_at = now() + $2 * interval '1 second' WHERE id = $1`,
        [id, this.#world.rules.resultSeconds],
      );
    });
    return status;
  }

  /** Lets a job that failed or was cancelled go on with what is not done. */
  async retry(tenant: string, id: string): Promise<JobStatus> {
    const { status } = await this.#change(tenant, id, async (sql, run) => {
      if (isActive(run.state)) return;
      const can = (run.state === 'failed' && run.failure?.retry === true) || run.state === 'cancelled';
      requireState(run, can && run.roster_bytes > 0, 'cannot go on: start a new one');
      await this.#checkRunLimit(sql, tenant);
      await resumeRun(this.#world, sql, run);
    });
    this.#wake();
    return status;
  }

  /** Takes a job away: what works on it stops, its files are removed, its key is free again. */
  async remove(tenant: string, id: string): Promise<void> {
    await this.#change(tenant, id, async (sql) => {
      await sql.query(
        `UPDATE duckbill.run SET state = 'expired', is_deleted = true, is_tidy = false, idempotency_key = NULL, spec = '',
           result = NULL, revision = revision + 1, ended_at = coalesce(ended_at, now()),
           expires_at = now() + interval '1 hour' WHERE id = $1`,
        [id],
      );
    });
    await this.#forget(id);
  }

  async result(tenant: string, id: string): Promise<JobResult> {
    const run = await this.#find(this.#world.database, tenant, id);
    if (run.state === 'expired') throw new JobRefused('job-result-gone', 'The result has been removed.');
    const [found] = await this.#world.database.query<{ result: ResultLayout | null }>(
      'SELECT result FROM duckbill.run WHERE id = $1',
      [id],
    );
    const layout = found?.result;
    if (run.state !== 'done' || layout === undefined || layout === null || run.result_bytes === null)
      throw new JobRefused('job-not-done', `The job is ${run.state}: there is no result.`);
    return {
      format: run.format,
      bytes: run.result_bytes,
      tag: layout.digest,
      read: (range) => readResult(this.#world.store, layout, range),
    };
  }

  async #upload(tenant: string, id: string, part: number, bytes: AsyncIterable<Uint8Array>): Promise<StoredUpload> {
    const { rosterBytes } = this.#world.limits(tenant);
    const key = runKeys.rosterPart(id, part, randomUUID());
    return StoredUpload.store(this.#world.store, key, bytes, rosterBytes, tooLarge(rosterBytes));
  }

  async #startLocked(sql: Sql, id: string, bytes: number): Promise<void> {
    await sql.query(
      `UPDATE duckbill.run SET state = 'queued', roster_bytes = $2, revision = revision + 1,
         expires_at = now() + $3 * interval '1 second' WHERE id = $1`,
      [id, bytes, this.#world.rules.workSeconds],
    );
    await this.#world.queue.add(sql, [{ kind: 'split', run: id, at: 0 }]);
  }

  async #checkRunLimit(sql: Sql, tenant: string): Promise<void> {
    const { runs } = this.#world.limits(tenant);
    const [found] = await sql.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM duckbill.run
       WHERE tenant = $1 AND state IN ('uploading', 'queued', 'working', 'assembling')`,
      [tenant],
    );
    if ((found?.count ?? 0) >= runs)
      throw new JobRefused('jobs-too-many', `${runs} jobs are under way; wait for one to end, or cancel one.`);
  }

  /** What a run keeps: its parts or result, and until that is there its roster. */
  async #checkStored(sql: Sql, tenant: string): Promise<void> {
    const { storedBytes } = this.#world.limits(tenant);
    const [found] = await sql.query<{ bytes: number }>(
      `SELECT coalesce(sum(coalesce(result_bytes, bytes) + CASE WHEN state = 'done' THEN 0 ELSE roster_bytes END), 0)::float8 AS bytes
       FROM duckbill.run WHERE tenant = $1 AND state <> 'expired'`,
      [tenant],
    );
    if ((found?.bytes ?? 0) >= storedBytes)
      throw new JobRefused(
        'storage-used-up',
        `Jobs keep ${found?.bytes} bytes, of ${storedBytes} at most; delete one, or wait for one to expire.`,
      );
  }

  /** Files of a run that is not there, or is going: what cannot be removed now is removed when it expires. */
  async #forget(id: string): Promise<void> {
    await this.#world.store.remove(runKeys.all(id)).catch(() => undefined);
  }

  async #find(sql: Sql, tenant: string, id: string): Promise<RunRecord> {
    const [run] = isId(id)
      ? await sql.query<RunRecord>(
          `SELECT ${runColumns} FROM duckbill.run WHERE id = $1 AND tenant = $2 AND NOT is_deleted`,
          [id, tenant],
        )
      : [];
    if (run === undefined) throw new JobRefused('job-unknown', 'There is no such job.');
    return run;
  }

  async #change<T>(
    tenant: string,
    id: string,
    work: (sql: Sql, run: RunRecord) => Promise<T>,
  ): Promise<{ readonly status: JobStatus; readonly replaced: T }> {
    return this.#world.database.transaction(async (sql) => {
      await this.#find(sql, tenant, id);
      const run = await lockRun(sql, id);
      if (run === undefined) throw new JobRefused('job-unknown', 'There is no such job.');
      const replaced = await work(sql, run);
      return { status: statusOf(await this.#find(sql, tenant, id).catch(() => run)), replaced };
    });
  }
}

function requireState({ state }: RunRecord, holds: boolean, what: string): void {
  if (!holds) throw new JobRefused('job-state-wrong', `The job is ${state}: it ${what}.`);
}

function tooLarge(limit: number): JobRefused {
  return new JobRefused('roster-too-large', `A roster may have ${limit} bytes at most.`);
}

async function insertPart(
  sql: Sql,
  run: string,
  part: number,
  { key, bytes, sha256: sum }: StoredUpload,
): Promise<void> {
  await sql.query(
    `INSERT INTO duckbill.roster_part (run, part, key, bytes, sha256) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (run, part) DO UPDATE SET key = $3, bytes = $4, sha256 = $5`,
    [run, part, key, bytes, sum],
  );
}

function contentDigest(job: NewJob, roster: string | undefined): string {
  const { spec, format, storeOnly, strict, rosterFormat } = job;
  return sha256(JSON.stringify([spec.name, spec.text, format, storeOnly, strict, rosterFormat, roster ?? null]));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(text);
}
