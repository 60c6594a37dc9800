import type { Severity } from '../diagnostic/diagnostic.ts';
import { findingFingerprints } from './finding-fingerprints.ts';
import { jsonReport } from './json-report.ts';
import type { Report } from './report.ts';
import type { ReportSurroundings } from './report-surroundings.ts';

const severities: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', hint: 'info' };

/** The JSON of GitLab's code quality, which is that of Code Climate. Fingerprints are unique in it. No secret passes. */
export function gitlabReport(report: Report, { pathOf = (file) => file }: ReportSurroundings = {}): string {
  const fingerprints = findingFingerprints(report, pathOf);
  const issues = jsonReport(report).findings.map(({ code, severity, message, whatToDo, file, start, end }, index) => ({
    type: 'issue',
    check_name: code,
    description: `${message}. ${whatToDo}`,
    categories: ['Bug Risk'],
    severity: severities[severity],
    fingerprint: fingerprints[index] ?? '',
    location: { path: pathOf(file), lines: { begin: start?.line ?? 1, end: end?.line ?? start?.line ?? 1 } },
  }));
  return `${JSON.stringify(issues, undefined, 2)}\n`;
}
