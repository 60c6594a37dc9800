import type { Fix } from '../diagnostic/diagnostic.ts';
import { visibleText } from '../diagnostic/visible-text.ts';
import type { PlistDocument } from '../plist/plist-document.ts';
import type { TextEdit } from '../source/text-edit.ts';

/** The fix that makes these edits, or none where there are none: a format that cannot be edited gives none. */
export function plistFix(
  { format, source }: PlistDocument,
  edits: readonly TextEdit[],
  title: string,
  safe: boolean,
): readonly Fix[] {
  if (format !== 'xml' || edits.length === 0) return [];
  return [{ title: visibleText(title), safe, edits: edits.map((edit) => ({ ...edit, file: source.name })) }];
}
