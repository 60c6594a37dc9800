import { setPlistString } from '../../plist/edit-plist.ts';
import { lookUp } from '../../plist/look-up.ts';
import { plistFix } from '../plist-fix.ts';
import { bookmarkRule, type BookmarkRule } from '../rule.ts';

/** As milliseconds a day of early 1973, as seconds a day far ahead: between 2001 and 1973 lies no real doubt. */
const leastMilliseconds = 100_000_000_000n;

export const bookmarkTimestampSeconds: BookmarkRule = bookmarkRule('bookmark-timestamp-seconds', (bookmark, report) => {
  const stamp = bookmark.accessTimestamp;
  const entry = lookUp(bookmark.dict, 'Access Timestamp');
  // Zero says "never".
  if (stamp === undefined || entry === undefined || stamp.value <= 0n || stamp.value >= leastMilliseconds) return;
  const nearest = String(stamp.value * 1000n);
  report({
    file: bookmark.file,
    span: stamp.textSpan,
    facts: { found: String(stamp.value), nearest },
    fixes: plistFix(bookmark.plist, setPlistString(bookmark.plist.source, entry, nearest), `write ${nearest}`, false),
  });
});
