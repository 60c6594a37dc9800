/** Findings that are known already, as they stand in a file. */
export interface Baseline {
  readonly version: 1;
  readonly findings: readonly BaselineEntry[];
}

/** Findings of one file that look alike. */
export interface BaselineEntry {
  /** From the folder of the baseline, with slashes. */
  readonly file: string;
  readonly code: string;
  readonly fingerprint: string;
  readonly count: number;
  /** For people. */
  readonly message: string;
}
