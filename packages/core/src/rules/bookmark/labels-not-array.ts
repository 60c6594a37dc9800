import { lookUp } from '../../plist/look-up.ts';
import { plistTypeName } from '../plist-type-name.ts';
import { bookmarkRule, type BookmarkRule } from '../rule.ts';

export const bookmarkLabelsNotArray: BookmarkRule = bookmarkRule('bookmark-labels-not-array', (bookmark, report) => {
  const labels = lookUp(bookmark.dict, 'Labels')?.value;
  if (labels === undefined || labels.type === 'array') return;
  report({ file: bookmark.file, span: labels.span, facts: { found: plistTypeName(labels) } });
});
