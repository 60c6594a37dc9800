import type { Fix } from '../diagnostic/diagnostic.ts';
import type { Span } from '../source/span.ts';

/** The fix that puts `text` in the place of a span. `text` must need no escaping in its file. */
export function replaceText(file: string, span: Span, text: string, title: string, safe: boolean): Fix {
  return { title, safe, edits: [{ file, span, text }] };
}
