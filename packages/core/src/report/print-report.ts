import { checkstyleReport } from './checkstyle-report.ts';
import { conciseReport } from './concise-report.ts';
import { githubReport } from './github-report.ts';
import { gitlabReport } from './gitlab-report.ts';
import { junitReport } from './junit-report.ts';
import { jsonReport, maskStrings } from './json-report.ts';
import { markdownReport } from './markdown-report.ts';
import type { Report } from './report.ts';
import { reportSecrets } from './report.ts';
import type { ReportFormat } from './report-formats.ts';
import type { ReportSurroundings } from './report-surroundings.ts';
import { sarifReport } from './sarif-report.ts';
import { textReport } from './text-report.ts';

type Printer = (report: Report, surroundings: ReportSurroundings) => string;

const printers: Readonly<Record<ReportFormat, Printer>> = {
  text: (report, { paint }) => textReport(report, paint),
  concise: conciseReport,
  json: (report, { more }) =>
    `${JSON.stringify({ ...jsonReport(report), ...maskStrings(more ?? {}, reportSecrets(report)) }, undefined, 2)}\n`,
  sarif: sarifReport,
  github: githubReport,
  gitlab: gitlabReport,
  junit: junitReport,
  checkstyle: checkstyleReport,
  markdown: markdownReport,
};

/** What lint found, in a format. No secret passes, whichever it is. */
export function printReport(format: ReportFormat, report: Report, surroundings: ReportSurroundings = {}): string {
  return printers[format](report, surroundings);
}
