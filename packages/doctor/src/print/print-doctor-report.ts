import { describe, maskSecrets, type Paint, plainPaint, programs } from '@duckbill/core';
import type { CheckResult, DoctorReport, Verdict } from '../doctor-report.ts';
import { countNoun } from '../count-noun.ts';
import { failureLines } from './failure-lines.ts';
import { overrideLines } from './override-lines.ts';
import { checkMarks } from './symbols.ts';
import { columns, reportWidth, wrapAdvice, wrapText } from './wrap-text.ts';

/** The doctor's report for people: the first thing to do, then every check. All well is one line. */
export function printDoctorReport(report: DoctorReport, paint: Paint = plainPaint): string {
  const checks = report.categories.flatMap((category) => category.checks);
  const lines = report.verdict === 'well' ? [] : fullReport(report, checks, paint);
  lines.push(
    ...overrideLines(report.overrides),
    ...wrapText(summary(report, checks)).map((line) => dressVerdict(report.verdict, line, paint)),
  );
  return `${maskSecrets(lines.join('\n'))}\n`;
}

function fullReport(report: DoctorReport, checks: readonly CheckResult[], paint: Paint): string[] {
  const lines: string[] = [];
  if (report.first !== undefined) {
    const [problem = '', ...rest] = wrapText(report.first.problem, '→ First: ');
    lines.push(
      paint.strong(problem),
      ...rest.map((line) => paint.strong(line)),
      ...wrapAdvice(report.first.whatToDo, '  '),
      '',
    );
  }
  const width = Math.max(...checks.map(({ title }) => columns(title)));
  for (const { title, checks: results } of report.categories) {
    if (results.every(isUnselected)) continue;
    lines.push(
      paint.strong(title),
      ...results.filter((result) => !isUnselected(result)).flatMap((result) => checkLines(result, width, paint)),
      '',
    );
  }
  const failed = checks.find(({ failure }) => failure !== undefined);
  if (failed?.failure !== undefined) {
    const { program, target } = report;
    lines.push(...failureLines(failed.failure, { program, target, paint }), '');
  }
  return lines;
}

function isUnselected({ outcome, message }: CheckResult): boolean {
  return outcome === 'skipped' && message === 'not selected';
}

function checkLines(result: CheckResult, width: number, paint: Paint): string[] {
  const { symbol, word, dress } = checkMarks[result.outcome];
  const mark = `${symbol} ${word.padEnd(7)}`;
  const lead = `  ${mark} ${result.title.padEnd(width)}  `;
  const [head = '', ...rest] = fits(result.message, lead)
    ? wrapText(result.message, lead)
    : [lead.trimEnd(), ...wrapText(result.message, '      ')];
  const lines = [head.replace(mark, paint[dress](mark)), ...rest];
  if (result.outcome === 'passed' || result.outcome === 'skipped') return lines;
  lines.push(...result.details.flatMap((detail) => wrapText(detail, '      - ')));
  for (const finding of result.diagnostics.slice(0, mostFindings)) {
    const { message, whatToDo } = describe(finding);
    lines.push(
      ...wrapText(`${finding.file}: ${message} [${finding.code}]`, '      - '),
      ...wrapAdvice(whatToDo, '        '),
    );
  }
  const more = result.diagnostics.length - mostFindings;
  if (more > 0) lines.push(`        and ${more} more`);
  lines.push(...result.whatToDo.flatMap((todo) => wrapAdvice(todo, '      → ')));
  return lines;
}

/** An ARN is better read on a line of its own than cut. */
function fits(message: string, lead: string): boolean {
  return message.split(' ').every((word) => columns(word) <= reportWidth - columns(lead));
}

/** More are in lint's own report. */
const mostFindings = 5;

function summary({ target, program, counts, online, exit }: DoctorReport, checks: readonly CheckResult[]): string {
  const offline = checks.filter(({ outcome, online: needs }) => needs && outcome === 'skipped').length;
  const parts = [
    ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
    ...(counts.broken > 0 ? [`${counts.broken} broken`] : []),
    ...(counts.warned > 0 ? [`${counts.warned} warned`] : []),
    `${counts.passed} passed`,
    ...(counts.skipped > 0
      ? [`${counts.skipped} skipped${!online && offline > 0 ? ` (${offline} need --online)` : ''}`]
      : []),
  ];
  const bad = counts.failed + counts.broken;
  const symbol = bad > 0 ? '✗' : counts.warned > 0 || exit !== 'ok' ? '!' : '✓';
  const signIn = exit === 'sign-in-needed' ? '; sign-in needed' : '';
  return `${symbol} ${target} as ${programs[program].title}: ${countNoun(checks.length, 'check')}, ${parts.join(', ')}${signIn}`;
}

function dressVerdict(verdict: Verdict, text: string, paint: Paint): string {
  switch (verdict) {
    case 'well':
      return paint.good(text);
    case 'warnings':
    case 'incomplete':
      return paint.warning(text);
    case 'failing':
      return paint.error(text);
  }
}
