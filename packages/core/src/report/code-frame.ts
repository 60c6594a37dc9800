import { visibleText } from '../diagnostic/visible-text.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { Paint } from './paint.ts';

/** Widest stretch of a source line that is shown; icons are one line of megabytes. */
const frameWidth = 100;

/**
 * The line of a span with carets beneath it and a label behind them:
 *
 *     12 │   <string>arn:aws:iam::<ACCOUNT_ID>:role/S3</string>
 *        │                        ^^^^^^^^^^^^ twelve digits
 *
 * A span of several lines is shown by its first. `gutter` is the width of the line numbers.
 */
export function codeFrame(
  source: SourceText,
  span: Span,
  label: string,
  gutter: number,
  caret: (text: string) => string,
  paint: Paint,
): string[] {
  const { line } = source.position(span.start);
  const lineSpan = source.lineSpan(line);
  const left = windowStart(lineSpan, span);
  const right = Math.min(lineSpan.end, left + frameWidth);
  const before = left > lineSpan.start ? '…' : '';
  const after = right < lineSpan.end ? '…' : '';
  const shown = `${before}${expand(source.text.slice(left, right))}${after}`;
  const indent = before.length + expand(source.text.slice(left, Math.min(span.start, right))).length;
  const marked = expand(source.text.slice(span.start, Math.min(span.end, right))).length;
  const carets = caret(`${'^'.repeat(Math.max(1, marked))}${label === '' ? '' : ` ${label}`}`);
  const bar = paint.faint('│');
  return [
    `${paint.faint(String(line).padStart(gutter))} ${bar} ${shown}`,
    `${' '.repeat(gutter)} ${bar} ${' '.repeat(indent)}${carets}`,
  ];
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
