import { type JsonFinding, jsonReport } from './json-report.ts';
import type { Report } from './report.ts';

/** A file with what was found in it; also one without findings. */
export interface FileFindings {
  /** As it was given, masked. */
  readonly file: string;
  readonly findings: readonly JsonFinding[];
}

/** The findings in words, no secret in them, under the files that were looked at, in their order. */
export function findingsByFile(report: Report): readonly FileFindings[] {
  const { files, findings } = jsonReport(report);
  const groups = new Map<string, JsonFinding[]>(files.map((file) => [file, []]));
  for (const finding of findings) {
    const group = groups.get(finding.file);
    if (group === undefined) groups.set(finding.file, [finding]);
    else group.push(finding);
  }
  return [...groups].map(([file, found]) => ({ file, findings: found }));
}
