import { visibleText } from '../diagnostic/visible-text.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { Paint } from './paint.ts';

/** Widest stretch of a source line that is shown; icons are one line of megabytes. */
const frameWidth = 100;

/** A place in a frame. */
export interface FrameMark {
  readonly span: Span;
  /** Behind the carets; may be empty. */
  readonly label: string;
  /** Colours carets and label. */
  readonly dress: (text: string) => string;
}

/** A stretch of a line that is shown. */
interface Window extends Span {
  readonly line: number;
}

/**
 * The lines of all marks in the order of the file, each once, with carets beneath and labels behind them:
 *
 *     12 │   <string>arn:aws:iam::111122223333:role/S3</string>
 *        │                        ^^^^^^^^^^^^ this account
 *        ⋮
 *     19 │   <string>arn:aws:iam::444455556666:mfa/phone</string>
 *        │                        ^^^^^^^^^^^^ and another one
 *
 * A span of several lines is shown by its first. `gutter` is the width of the line numbers.
 */
export function codeFrame(source: SourceText, marks: readonly FrameMark[], gutter: number, paint: Paint): string[] {
  const rows: string[] = [];
  let shown: Window | undefined;
  for (const mark of marks.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    const { line } = source.position(mark.span.start);
    if (shown === undefined || shown.line !== line || !shows(source, shown, mark.span)) {
      if (shown !== undefined && line > shown.line + 1) rows.push(`${' '.repeat(gutter)} ${paint.faint('⋮')}`);
      shown = windowOf(source.lineSpan(line), line, mark.span);
      rows.push(`${paint.faint(String(line).padStart(gutter))} ${paint.faint('│')} ${windowText(source, shown)}`);
    }
    rows.push(`${' '.repeat(gutter)} ${paint.faint('│')} ${caretsOf(source, shown, mark)}`);
  }
  return rows;
}

/** Of a mark that begins in a window but goes on behind it, as much as this has to be seen. */
const leastSeen = 40;

/** Whether a window of the line of a mark shows where it begins, and enough of it. */
function shows(source: SourceText, { line, end }: Window, span: Span): boolean {
  if (end === source.lineSpan(line).end) return true;
  return span.start < end && Math.min(span.end, span.start + leastSeen) <= end;
}

function windowText(source: SourceText, { line, start, end }: Window): string {
  const whole = source.lineSpan(line);
  const after = end < whole.end ? '…' : '';
  return `${before(source, line, start)}${expand(source.text.slice(start, end))}${after}`;
}

function caretsOf(source: SourceText, { line, start, end }: Window, { span, label, dress }: FrameMark): string {
  const lead = before(source, line, start).length + expand(source.text.slice(start, Math.min(span.start, end))).length;
  const marked = expand(source.text.slice(span.start, Math.min(span.end, end))).length;
  const carets = dress(`${'^'.repeat(Math.max(1, marked))}${label === '' ? '' : ` ${visibleText(label)}`}`);
  return `${' '.repeat(lead)}${carets}`;
}

/** The sign for what a window leaves out on its left. */
function before(source: SourceText, line: number, start: number): string {
  return start > source.lineSpan(line).start ? '…' : '';
}

function windowOf(whole: Span, line: number, span: Span): Window {
  const start = windowStart(whole, span);
  return { line, start, end: Math.min(whole.end, start + frameWidth) };
}

/** Long lines are shown around the span, with some text before it. */
function windowStart(line: Span, span: Span): number {
  if (line.end - line.start <= frameWidth) return line.start;
  const margin = 30;
  return Math.max(line.start, Math.min(span.start - margin, line.end - frameWidth));
}

/** Tabs as two blanks, control characters as a visible mark, so that carets stand where they should. */
function expand(text: string): string {
  return visibleText(text.replaceAll('\t', '  '));
}
