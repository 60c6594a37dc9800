import { bookmarkKeys } from '../../bookmark/bookmark-keys.ts';
import { bookmarkRule, type BookmarkRule } from '../rule.ts';
import { reportUnknownKeys } from '../unknown-keys.ts';

export const bookmarkKeyUnknown: BookmarkRule = bookmarkRule('bookmark-key-unknown', (bookmark, report) => {
  reportUnknownKeys(bookmark.plist, bookmark.dict, Object.keys(bookmarkKeys), report);
});
