import type { Counts, Severity } from '@duckbill/core';

/** Exit codes, the same for every command (design §4.6); 130 as shells say it. */
export const exitCodes = {
  ok: 0,
  findings: 1,
  usage: 2,
  couldNotFinish: 3,
  signInNeeded: 4,
  interrupted: 130,
} as const;

export interface Exit {
  readonly code: (typeof exitCodes)[keyof typeof exitCodes];
  /** One sentence for `--json`. */
  readonly reason: string;
  /** How a command ended that was run for the person: the exit code of the process then. */
  readonly passedOn?: number;
}

export const failOnLevels = ['error', 'warning', 'hint', 'never'] as const;

export type FailOn = (typeof failOnLevels)[number];

/** What a lint run ends with. */
export function lintExit(counts: Counts, failOn: FailOn, maxWarnings: number | undefined): Exit {
  const weighty: Readonly<Record<FailOn, readonly Severity[]>> = {
    error: ['error'],
    warning: ['error', 'warning'],
    hint: ['error', 'warning', 'hint'],
    never: [],
  };
  const found = weighty[failOn].reduce((sum, severity) => sum + counts[severity], 0);
  if (found > 0) return { code: exitCodes.findings, reason: `${found} findings at or above "${failOn}"` };
  if (maxWarnings !== undefined && counts.warning > maxWarnings) {
    return { code: exitCodes.findings, reason: `${counts.warning} warnings, ${maxWarnings} allowed` };
  }
  return { code: exitCodes.ok, reason: 'nothing found at or above the limit' };
}
