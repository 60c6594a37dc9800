import type { Counts, Severity } from '@duckbill/core';
import type { ArchiveFormat, RosterFormat } from '@duckbill/fleet';
import type { JobFailure } from './job-failure.ts';

export const runStates = [
  /** Waits for its roster. */
  'uploading',
  /** Waits for a worker. */
  'queued',
  'working',
  /** Every chunk is there; the archive is being closed. */
  'assembling',
  'done',
  'failed',
  'cancelled',
  /** Its files have been removed. */
  'expired',
] as const;

export type RunState = (typeof runStates)[number];

/** States in which workers work. */
const active: ReadonlySet<RunState> = new Set(['queued', 'working', 'assembling']);
const ended: ReadonlySet<RunState> = new Set(['done', 'failed', 'cancelled', 'expired']);

/** Whether workers have something to do for it. */
export function isActive(state: RunState): boolean {
  return active.has(state);
}

/** Whether it stays as it is unless somebody retries it. */
export function isEnded(state: RunState): boolean {
  return ended.has(state);
}

/** What a job is to make. */
export interface JobOrderForm {
  readonly spec: { readonly name: string; readonly text: string };
  readonly format: ArchiveFormat;
  /** Files of a ZIP as they are, not deflated. */
  readonly storeOnly: boolean;
  /** No result from a roster with an error. */
  readonly strict: boolean;
  readonly rosterFormat: RosterFormat;
}

/** How far a job is. */
export interface JobProgress {
  /** Bytes of the roster, and how many of them have been read. */
  readonly rosterBytes: number;
  readonly rosterRead: number;
  /** Whether `users` and `chunks` are known to be all of them. */
  readonly isSplit: boolean;
  readonly users: number;
  readonly usersDone: number;
  readonly chunks: number;
  readonly chunksDone: number;
  readonly files: number;
  readonly bytes: number;
}

/** What a caller may know of a job of its tenant. */
export interface JobStatus {
  readonly id: string;
  readonly state: RunState;
  /** Grows with every change. */
  readonly revision: number;
  readonly format: ArchiveFormat;
  readonly strict: boolean;
  readonly rosterFormat: RosterFormat;
  readonly specSha256: string;
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly endedAt?: string;
  /** When its files, and for an expired job its record, are removed. */
  readonly expiresAt: string;
  readonly progress: JobProgress;
  /** What was found in the rows, by severity. */
  readonly findings: Counts;
  readonly result?: { readonly bytes: number };
  readonly failure?: JobFailure;
}

/** Something that is wrong with a row, in words. */
export interface RowProblemStatus {
  readonly line: number;
  readonly column?: string;
  readonly member?: string;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
}
