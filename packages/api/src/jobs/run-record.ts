import type { Counts } from '@duckbill/core';
import type { ArchiveFormat, RosterFormat } from '@duckbill/fleet';
import type { Sql } from './database.ts';
import type { JobFailure } from './job-failure.ts';
import type { JobStatus, RunState } from './run-status.ts';

/** A run as its table has it. */
export interface RunRecord {
  readonly id: string;
  readonly tenant: string;
  readonly content_sha256: string;
  readonly spec_name: string;
  readonly spec_sha256: string;
  readonly format: ArchiveFormat;
  readonly store_only: boolean;
  readonly strict: boolean;
  readonly roster_format: RosterFormat;
  readonly chunk_users: number;
  readonly state: RunState;
  readonly revision: number;
  readonly is_split: boolean;
  readonly split_errors: number;
  readonly split_attempts: number;
  readonly roster_bytes: number;
  readonly roster_read: number;
  readonly users: number;
  readonly chunks: number;
  readonly chunks_queued: number;
  readonly chunks_done: number;
  readonly users_done: number;
  readonly files: number;
  readonly bytes: number;
  readonly roster_problems: Counts;
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
  readonly result_bytes: number | null;
  readonly failure: JobFailure | null;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
  readonly expires_at: Date;
}

/** Numbers beyond 32 bits as doubles: drivers disagree about what a bigint is. Spec and layout are read where needed. */
export const runColumns = `id, tenant, content_sha256, spec_name, spec_sha256, format, store_only, strict, roster_format,
  chunk_users, state, revision, is_split, split_errors, split_attempts, roster_bytes::float8 AS roster_bytes, roster_read::float8 AS roster_read, users,
  chunks, chunks_queued, chunks_done, users_done, files::float8 AS files, bytes::float8 AS bytes, roster_problems, errors,
  warnings, hints, result_bytes::float8 AS result_bytes, failure, created_at, started_at, ended_at, expires_at`;

/** A run, kept from being changed by others until the transaction ends. */
export async function lockRun(sql: Sql, id: string): Promise<RunRecord | undefined> {
  const [run] = await sql.query<RunRecord>(`SELECT ${runColumns} FROM duckbill.run WHERE id = $1 FOR UPDATE`, [id]);
  return run;
}

/** What everybody of the tenant may know. */
export function statusOf(run: RunRecord): JobStatus {
  return {
    id: run.id,
    state: run.state,
    revision: run.revision,
    format: run.format,
    strict: run.strict,
    rosterFormat: run.roster_format,
    specSha256: run.spec_sha256,
    createdAt: run.created_at.toISOString(),
    ...(run.started_at === null ? {} : { startedAt: run.started_at.toISOString() }),
    ...(run.ended_at === null ? {} : { endedAt: run.ended_at.toISOString() }),
    expiresAt: run.expires_at.toISOString(),
    progress: {
      rosterBytes: run.roster_bytes,
      rosterRead: run.roster_read,
      isSplit: run.is_split,
      users: run.users,
      usersDone: run.users_done,
      chunks: run.chunks,
      chunksDone: run.chunks_done,
      files: run.files,
      bytes: run.bytes,
    },
    findings: {
      error: run.roster_problems.error + run.errors,
      warning: run.roster_problems.warning + run.warnings,
      hint: run.roster_problems.hint + run.hints,
    },
    ...(run.result_bytes === null ? {} : { result: { bytes: run.result_bytes } }),
    ...(run.failure === null ? {} : { failure: run.failure }),
  };
}
