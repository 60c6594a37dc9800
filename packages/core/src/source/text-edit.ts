import type { Span } from './span.ts';

/** Replace `span` by `text`; an empty span inserts, an empty text deletes. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/**
 * The text with all edits made, in any order given. Everything outside their spans stays byte for byte.
 * Throws `RangeError` when two edits overlap or one lies outside the text: that is a mistake of the caller, not of the user.
 */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const parts: string[] = [];
  let done = 0;
  for (const { span, text: replacement } of sorted) {
    if (span.start < done) throw new RangeError(`edits overlap at offset ${span.start}`);
    if (span.end < span.start || span.end > text.length)
      throw new RangeError(`edit outside the text: ${span.start}-${span.end}`);
    parts.push(text.slice(done, span.start), replacement);
    done = span.end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

/** Whether two edits touch the same characters (two insertions at one place do). */
export function editsOverlap(a: TextEdit, b: TextEdit): boolean {
  if (a.span.start === b.span.start) return true;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}
