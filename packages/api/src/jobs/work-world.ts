import type { SegmentMaker } from '@duckbill/fleet';
import type { ObjectStore } from '../results/object-store.ts';
import type { Database } from './database.ts';
import type { JobFailureCode } from './job-failure.ts';
import type { JobLimits } from './job-rules.ts';
import type { RunSteps } from './run-steps.ts';

/** What the work of jobs needs from outside. */
export interface WorkWorld extends RunSteps {
  readonly database: Database;
  readonly store: ObjectStore;
  /** Makes chunks; the thread of the worker does unless given. */
  readonly maker?: SegmentMaker;
  /** Name and version of the program, for manifests. */
  readonly generator: string;
  readonly limits: (tenant: string) => JobLimits;
}

/** The run cannot go on, whoever tries. */
export class RunStopped extends Error {
  override readonly name: string = 'RunStopped';
  readonly code: JobFailureCode;

  constructor(code: JobFailureCode) {
    super(code);
    this.code = code;
  }
}

/** Somebody else has the work: nothing that was done may count. */
export class LeaseLost extends Error {
  override readonly name: string = 'LeaseLost';
}
