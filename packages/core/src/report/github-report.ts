import type { Severity } from '../diagnostic/diagnostic.ts';
import { errorsFirst } from './errors-first.ts';
import { type JsonFinding, jsonReport } from './json-report.ts';
import type { Report } from './report.ts';
import type { ReportSurroundings } from './report-surroundings.ts';
import { rulePage } from './rule-page.ts';

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', hint: 'notice' };

/**
 * Workflow commands of GitHub Actions, one line a finding; the runner makes annotations of them. Errors come first:
 * of one step GitHub shows only the first ten of each kind. No secret passes.
 */
export function githubReport(report: Report, { pathOf = (file) => file, site }: ReportSurroundings = {}): string {
  return errorsFirst(jsonReport(report).findings)
    .map((finding) => `${workflowCommand(finding, pathOf(finding.file), rulePage(finding.code, site))}\n`)
    .join('');
}

function workflowCommand(finding: JsonFinding, path: string, page: string): string {
  const { severity, code, message, hints, whatToDo, start, end } = finding;
  const properties: [name: string, value: string | number][] = [['file', path]];
  if (start !== undefined && end !== undefined) {
    properties.push(['line', start.line], ['endLine', end.line]);
    // Columns are refused where lines differ.
    if (start.line === end.line) properties.push(['col', start.column], ['endColumn', end.column]);
  }
  properties.push(['title', code]);
  const body = [message, ...hints.map((hint) => `hint: ${hint}`), `fix: ${whatToDo}`, page].join('\n');
  const list = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
  return `::${commands[severity]} ${list}::${escapeData(body)}`;
}

/** The runner undoes these, and ends a line at any CR or LF. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
