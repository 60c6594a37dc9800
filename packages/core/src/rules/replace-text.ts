import type { Fix } from '../diagnostic/diagnostic.ts';
import { visibleText } from '../diagnostic/visible-text.ts';
import type { PlistDocument } from '../plist/plist-document.ts';
import type { Span } from '../source/span.ts';

/** The fix that puts `text` in the place of a span. `text` must need no escaping in its file. */
export function replaceText(file: string, span: Span, text: string, title: string, safe: boolean): Fix {
  return { title: visibleText(title), safe, edits: [{ file, span, text }] };
}

/** The same for a property list; none unless it is XML: the other formats write their values otherwise. */
export function replaceXml(
  { format, source }: PlistDocument,
  span: Span,
  text: string,
  title: string,
  safe: boolean,
): readonly Fix[] {
  return format === 'xml' ? [replaceText(source.name, span, text, title, safe)] : [];
}
