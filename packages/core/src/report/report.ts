import type { Diagnostic, Severity } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../source/source-text.ts';
import type { SuppressedFinding } from '../suppression/apply-suppressions.ts';

/** One file that was looked at. */
export interface FileReport {
  readonly source: SourceText;
  readonly diagnostics: readonly Diagnostic[];
  /** Values found in it that must never be printed. */
  readonly secrets: readonly string[];
  /** What comments in it asked to leave out, in the order of the file. */
  readonly suppressed?: readonly SuppressedFinding[];
}

/** What a run of lint found; every format is made from this. */
export interface Report {
  readonly files: readonly FileReport[];
  /** Files given that are none of ours, by name. */
  readonly skipped: readonly string[];
}

export type Counts = Readonly<Record<Severity, number>>;

/** How many findings of each severity. */
export function countSeverities(report: Report): Counts {
  const counts = { error: 0, warning: 0, hint: 0 };
  for (const file of report.files) for (const { severity } of file.diagnostics) counts[severity] += 1;
  return counts;
}

/** Every value in the report that must never be printed. */
export function reportSecrets(report: Report): ReadonlySet<string> {
  return new Set(report.files.flatMap((file) => file.secrets));
}

/** How many findings comments asked to leave out. */
export function countSuppressed(report: Report): number {
  return report.files.reduce((sum, { suppressed = [] }) => sum + suppressed.length, 0);
}
