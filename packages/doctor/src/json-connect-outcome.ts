import { type JsonFinding, jsonFinding, type SourceText } from '@duckbill/core';
import type { ConnectOutcome } from './connect-outcome.ts';

/** An outcome for machines: its problems in words, with their places. */
export interface JsonConnectOutcome extends Omit<ConnectOutcome, 'problems'> {
  readonly problems: readonly JsonFinding[];
}

/** The outcome as `--json` prints it. Findings are placed in the sources that are at hand. */
export function jsonConnectOutcome(outcome: ConnectOutcome, sources: readonly SourceText[] = []): JsonConnectOutcome {
  const byName = new Map(sources.map((source) => [source.name, source]));
  return { ...outcome, problems: outcome.problems.map((problem) => jsonFinding(problem, byName)) };
}
