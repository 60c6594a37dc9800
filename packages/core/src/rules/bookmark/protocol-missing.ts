import { bookmarkRule, type BookmarkRule } from '../rule.ts';

export const bookmarkProtocolMissing: BookmarkRule = bookmarkRule('bookmark-protocol-missing', (bookmark, report) => {
  if (bookmark.protocol !== undefined && bookmark.protocol.value.trim() !== '') return;
  const { start } = bookmark.dict.span;
  report({ file: bookmark.file, span: bookmark.protocol?.span ?? { start, end: start + '<dict>'.length } });
});
