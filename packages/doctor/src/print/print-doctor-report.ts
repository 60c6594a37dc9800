import { maskSecrets, type Paint, plainPaint } from '@duckbill/core';
import type { CheckResult, DoctorReport, Verdict } from '../doctor-report.ts';
import { failureLines } from './failure-lines.ts';
import { overrideLines } from './override-lines.ts';
import { repairLines } from './repair-lines.ts';
import { skippedLines } from './skipped-lines.ts';
import { summarise } from './summarise.ts';
import { checkMarks } from './symbols.ts';
import { columns, reportWidth, wrapAdvice, wrapText } from './wrap-text.ts';

export interface DoctorPrintOptions {
  readonly paint?: Paint;
  /** Columns of the terminal; lines are never longer than those of other reports. */
  readonly width?: number;
  /** Every check with its details, also when all is well. */
  readonly verbose?: boolean;
}

/** What all lines are made with. */
interface Layout {
  readonly paint: Paint;
  readonly width: number;
  readonly verbose: boolean;
}

/** Narrower than this, words would be cut all over. */
const narrowest = 40;

/** The doctor's report for people: the first thing to do, then every check. All well is one line. */
export function printDoctorReport(report: DoctorReport, options: DoctorPrintOptions = {}): string {
  const { paint = plainPaint } = options;
  // Who names no target wants to see what is here.
  const verbose = options.verbose === true || report.categories.every(({ id }) => id === 'surroundings');
  const width = Math.max(narrowest, Math.min(reportWidth, options.width ?? reportWidth));
  const layout: Layout = { paint, width, verbose };
  const lines = [
    ...repairLines(report.repairs ?? [], paint, width),
    ...(report.verdict === 'well' && !verbose ? [] : fullReport(report, layout)),
    ...overrideLines(report.overrides, width),
    ...wrapText(summarise(report), '', width).map((line) => dressVerdict(report.verdict, line, paint)),
  ];
  return `${maskSecrets(lines.join('\n'))}\n`;
}

function fullReport(report: DoctorReport, layout: Layout): string[] {
  const { paint, width: room, verbose } = layout;
  const { first, categories, program, target } = report;
  const lines: string[] = [];
  if (first !== undefined) {
    const problem = first.code === undefined ? first.problem : `${first.problem} [${first.code}]`;
    lines.push(...wrapText(problem, '→ First: ', room).map((line) => paint.strong(line)));
    if (first.whatToDo !== '') lines.push(...wrapAdvice(first.whatToDo, '  ', room));
    lines.push('');
  }
  const all = categories.flatMap(({ checks }) => checks);
  const shown = all.filter((result) => verbose || result.outcome !== 'skipped');
  const width = Math.max(0, ...shown.map(({ title }) => columns(title)));
  const explained = all.find(({ id, failure }) => failure !== undefined && id === first?.check);
  const failed = explained ?? all.find(({ failure }) => failure !== undefined);
  for (const { title, checks } of categories) {
    const own = checks.filter((result) => shown.includes(result));
    if (own.length === 0) continue;
    lines.push(paint.strong(title), ...own.flatMap((result) => checkLines(result, width, layout, failed)), '');
  }
  if (!verbose) lines.push(...skippedLines(all, paint, room));
  if (failed?.failure !== undefined) {
    lines.push(...failureLines(failed.failure, { program, target, paint, width: room }), '');
  }
  return lines;
}

/** `told`: the check whose failure is told in full below. */
function checkLines(result: CheckResult, titles: number, layout: Layout, told: CheckResult | undefined): string[] {
  const { paint, width, verbose } = layout;
  const { symbol, word, dress } = checkMarks[result.outcome];
  const mark = `${symbol} ${word.padEnd(7)}`;
  const lead = `  ${mark} ${result.title.padEnd(titles)}  `;
  const [head = '', ...rest] = fits(result.message, lead, width)
    ? wrapText(result.message, lead, width)
    : [...wrapText(result.title, `  ${mark} `, width), ...wrapText(result.message, '      ', width)];
  const lines = [head.replace(mark, paint[dress](mark)), ...rest];
  const good = result.outcome === 'passed' || result.outcome === 'skipped';
  if (good && !verbose) return lines;
  lines.push(...result.details.flatMap((detail) => wrapText(detail, '      - ', width)));
  const findings = verbose ? result.diagnostics : result.diagnostics.slice(0, mostFindings);
  for (const { code, message, hints, whatToDo, ...place } of findings) {
    lines.push(
      ...wrapText(`${placeOf(place)}: ${message} [${code}]`, '      - ', width),
      ...hints
        .filter((hint) => !whatToDo.includes(hint))
        .slice(0, mostHints)
        .flatMap((hint) => wrapText(hint, '        ', width)),
      ...wrapAdvice(whatToDo, '        ', width),
    );
  }
  const more = result.diagnostics.length - findings.length;
  if (more > 0) lines.push(`        and ${more} more`);
  lines.push(...result.whatToDo.flatMap((todo) => wrapAdvice(todo, '      → ', width)));
  if (!good && result !== told && result.diagnostics.length === 0) {
    const [code] = result.codes;
    if (code !== undefined) lines.push(...wrapText(`why, and what helps: duckbill explain ${code}`, '      → ', width));
  }
  return lines;
}

/** `file:line:column`, as terminals and editors open it. */
function placeOf({ file, start }: Pick<CheckResult['diagnostics'][number], 'file' | 'start'>): string {
  return start === undefined ? file : `${file}:${start.line}:${start.column}`;
}

/** An ARN is better read on a line of its own than cut; a column of few letters is no help either. */
function fits(message: string, lead: string, width: number): boolean {
  const room = width - columns(lead);
  return room >= leastRoom && message.split(' ').every((word) => columns(word) <= room);
}

const leastRoom = 24;

/** More are in lint's own report. */
const mostFindings = 5;
const mostHints = 2;

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
