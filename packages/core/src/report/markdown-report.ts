import type { Severity } from '../diagnostic/diagnostic.ts';
import { errorsFirst } from './errors-first.ts';
import { escapeMarkdown, markdownCode } from './escape-markdown.ts';
import { type JsonFinding, jsonReport } from './json-report.ts';
import type { Report } from './report.ts';
import type { ReportSurroundings } from './report-surroundings.ts';
import { rulePage } from './rule-page.ts';

/** By this line a bot finds the comment that it wrote before. */
const commentMark = '<!-- duckbill-lint -->';

/** GitHub refuses comments above 65,536 characters. */
const longestComment = 60_000;

const titles: Readonly<Record<Severity, string>> = { error: '❌ error', warning: '⚠️ warning', hint: 'ℹ️ hint' };

/**
 * A comment for a pull request: counts, then a table of findings, errors first. What does not fit into a comment is
 * counted. Nothing in it becomes a mention, a reference or a link that we did not make. No secret passes.
 */
export function markdownReport(report: Report, { pathOf = (file) => file, site }: ReportSurroundings = {}): string {
  const { counts, files, findings } = jsonReport(report);
  const checked = plural(files.length, 'file');
  if (findings.length === 0) return `${commentMark}\n### Duckbill\n\n✅ ${checked} checked, nothing found.\n`;
  const lines = [
    commentMark,
    '### Duckbill',
    '',
    `${plural(counts.error, 'error')}, ${plural(counts.warning, 'warning')} and ${plural(counts.hint, 'hint')} in ${checked}.`,
    '',
    '| Severity | Where | What | What to do |',
    '| --- | --- | --- | --- |',
  ];
  let length = lines.join('\n').length;
  const rows = errorsFirst(findings).map((finding) => row(finding, pathOf, site));
  const shown = rows.filter((text) => (length += text.length + 1) <= longestComment);
  const left = rows.length - shown.length;
  const rest = left === 0 ? [] : ['', `… and ${left} more: \`duckbill lint\` shows all of them.`];
  return `${[...lines, ...shown, ...rest].join('\n')}\n`;
}

function row(finding: JsonFinding, pathOf: (file: string) => string, site: string | undefined): string {
  const { code, severity, message, whatToDo, file, start } = finding;
  const place = `${pathOf(file)}:${start?.line ?? 1}`;
  const what = `${escapeMarkdown(message)}<br>[${code}](${rulePage(code, site)})`;
  return `| ${titles[severity]} | ${markdownCode(place)} | ${what} | ${escapeMarkdown(whatToDo)} |`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
