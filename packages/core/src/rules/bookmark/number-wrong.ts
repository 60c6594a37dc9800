import { bookmarkRule, type BookmarkRule } from '../rule.ts';

/** What each key wants, for a hint. */
const examples: ReadonlyMap<string, string> = new Map([
  ['Port', '443'],
  ['Maximum Connections', '1'],
  ['Access Timestamp', '1767225600000'],
]);

/** Only keys that Cyberduck really parses: Maximum Connections not beside Transfer Connection (cyberduck-formats §4.2). */
export const bookmarkNumberWrong: BookmarkRule = bookmarkRule('bookmark-number-wrong', (bookmark, report) => {
  for (const { kind, key, span } of bookmark.failures) {
    if (kind !== 'number') continue;
    report({ file: bookmark.file, span, facts: { key, example: examples.get(key) ?? '1' } });
  }
});
