import { bookmarkKeys } from '../../bookmark/bookmark-keys.ts';
import { bookmarkRule, type BookmarkRule } from '../rule.ts';
import { reportUnknownKeys } from '../unknown-keys.ts';

/** What these things are called in connection profiles (cyberduck-formats §3.1, §4.2). */
const meant: ReadonlyMap<string, string> = new Map([
  ['Vendor', 'Provider'],
  ['Default Hostname', 'Hostname'],
  ['Default Port', 'Port'],
  ['Default Path', 'Path'],
  ['Default Nickname', 'Nickname'],
  ['Properties', 'Custom'],
]);

export const bookmarkKeyUnknown: BookmarkRule = bookmarkRule('bookmark-key-unknown', (bookmark, report) => {
  reportUnknownKeys(bookmark.plist, bookmark.dict, Object.keys(bookmarkKeys), report, meant);
});
