import { conciseReport } from './concise-report.ts';
import { githubReport } from './github-report.ts';
import { jsonReport, maskStrings } from './json-report.ts';
import type { Report } from './report.ts';
import { reportSecrets } from './report.ts';
import type { ReportFormat } from './report-formats.ts';
import type { ReportSurroundings } from './report-surroundings.ts';
import { textReport } from './text-report.ts';

type Printer = (report: Report, surroundings: ReportSurroundings) => string;

const printers: Readonly<Record<ReportFormat, Printer>> = {
  text: (report, { paint }) => textReport(report, paint),
  concise: conciseReport,
  json: (report, { more }) =>
    `${JSON.stringify({ ...jsonReport(report), ...maskStrings(more ?? {}, reportSecrets(report)) }, undefined, 2)}\n`,
  github: githubReport,
};

/** What lint found, in a format. No secret passes, whichever it is. */
export function printReport(format: ReportFormat, report: Report, surroundings: ReportSurroundings = {}): string {
  return printers[format](report, surroundings);
}
