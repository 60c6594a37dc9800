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
  const end = trimmedEnd(text, span.start, span.end);
  return { start: trimmedStart(text, span.start, end), end };
}

/** Where the blanks begin at the end of what lies between `start` and `end`; `start` when there is nothing else. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlankAt(text, at - 1)) at -= 1;
  return at;
}

/** Where the blanks end at its start; `end` when there is nothing else. */
export function trimmedStart(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlankAt(text, at)) at += 1;
  return at;
}
