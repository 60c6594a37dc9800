import { usual } from '../limits/limit-table.ts';

/** How the work of jobs is cut, watched and given up on. Seconds and milliseconds are named as such. */
export interface JobRules {
  /** Members in a chunk. */
  readonly chunkUsers: number;
  /**
   * Chunks of one run that stand in the queue at a time. Few enough that a run of millions does not keep a small one
   * waiting, more than there are workers.
   */
  readonly window: number;
  /** Chunks that one worker process makes at a time: they are busy with its one processor. */
  readonly concurrency: number;
  /** How often a worker says that it lives, and for how long it is believed. */
  readonly beatMs: number;
  readonly silenceSeconds: number;
  /** How often an idle worker looks for work. */
  readonly pollMs: number;
  /** Errors of one chunk, or of the split or the assembly of a run, before the run fails; with a growing pause between. */
  readonly errorLimit: number;
  readonly pauseSeconds: number;
  /** How often one chunk may be begun: workers that die tell no error. */
  readonly attemptLimit: number;
  /** How long work under way may go on when a worker is told to stop. */
  readonly drainMs: number;
  /** How long a run may wait for its roster, and be worked on; how long results, and the record behind them, are kept. */
  readonly uploadSeconds: number;
  readonly workSeconds: number;
  readonly resultSeconds: number;
  readonly recordSeconds: number;
  /** Rows with something wrong that a run lists; all are counted. */
  readonly listedProblems: number;
}

export const usualRules: JobRules = {
  chunkUsers: 1000,
  window: 64,
  concurrency: 1,
  beatMs: 2000,
  silenceSeconds: 10,
  pollMs: 500,
  errorLimit: usual('errorLimit'),
  pauseSeconds: 1,
  attemptLimit: usual('attemptLimit'),
  drainMs: 8000,
  uploadSeconds: usual('uploadSeconds'),
  workSeconds: usual('workSeconds'),
  resultSeconds: usual('resultSeconds'),
  recordSeconds: usual('recordSeconds'),
  listedProblems: usual('listedProblems'),
};

/** What one tenant may ask for. */
export interface JobLimits {
  /** Runs that are not ended. */
  readonly runs: number;
  readonly rosterBytes: number;
  /** Members of one run. */
  readonly users: number;
  /** Of rosters and results that are kept: who has more starts no new run. */
  readonly storedBytes: number;
}

export const usualLimits: JobLimits = {
  runs: usual('jobs'),
  rosterBytes: usual('rosterBytes'),
  users: usual('jobUsers'),
  storedBytes: usual('storedBytes'),
};
