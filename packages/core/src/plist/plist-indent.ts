import type { SourceText } from '../source/source-text.ts';

/** Where the line of an offset begins. */
export function lineStart({ text }: SourceText, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start -= 1;
  return start;
}

/** Whether only white space stands before an offset on its line. */
export function blankBefore(source: SourceText, offset: number): boolean {
  return source.text.slice(lineStart(source, offset), offset).trim() === '';
}

/** The white space that begins the line of an offset. */
export function indentOf(source: SourceText, offset: number): string {
  const start = lineStart(source, offset);
  let end = start;
  while (end < offset && (source.text[end] === ' ' || source.text[end] === '\t')) end += 1;
  return source.text.slice(start, end);
}

/** What one level of nesting adds in this file: a tab, or two or four spaces. */
export function stepOf({ text }: SourceText): string {
  if (text.includes('\n\t') || text.includes('\r\t')) return '\t';
  if (text.includes('\n    ') || !text.includes('\n  <')) return '    ';
  return '  ';
}

/** How lines end in this file. */
export function newlineOf({ text }: SourceText): string {
  const feed = text.indexOf('\n');
  if (feed < 0) return text.includes('\r') ? '\r' : '\n';
  return text[feed - 1] === '\r' ? '\r\n' : '\n';
}
