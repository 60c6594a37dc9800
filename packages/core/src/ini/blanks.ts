import type { Span } from '../source/span.ts';

/** Whether the character at `index` is white space to at least one reader of these files. */
export function isBlankAt(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13) || (code >= 0x1c && code <= 0x1f);
  return code === 0x85 || WIDE_BLANK.test(text.charAt(index));
}

const WIDE_BLANK = /\s/u;

/** The span without the blanks at its ends; of nothing but blanks, an empty span at its start. */
export function trimSpan(text: string, span: Span): Span {
  return trimmedSpan(text, span.start, span.end);
}

/** `trimSpan` of the characters from `from` to `to`. */
export function trimmedSpan(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (end > start && isBlankAt(text, end - 1)) end -= 1;
  while (start < end && isBlankAt(text, start)) start += 1;
  return end === from ? { start: from, end: from } : { start, end };
}
