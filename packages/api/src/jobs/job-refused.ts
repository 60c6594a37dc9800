import type { Diagnostic } from '@duckbill/core';

export type JobRefusal =
  | 'job-unknown'
  | 'job-key-reused'
  | 'job-state-wrong'
  | 'job-not-done'
  | 'job-result-gone'
  | 'jobs-too-many'
  | 'storage-used-up'
  | 'roster-incomplete'
  | 'roster-too-large'
  | 'spec-wrong';

/** What a caller asked of jobs cannot be done. The message is for the caller. */
export class JobRefused extends Error {
  override readonly name: string = 'JobRefused';
  readonly code: JobRefusal;
  /** Of a spec that is wrong. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(code: JobRefusal, detail: string, diagnostics: readonly Diagnostic[] = []) {
    super(detail);
    this.code = code;
    this.diagnostics = diagnostics;
  }
}
