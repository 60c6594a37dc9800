import { setPlistString } from '../../plist/edit-plist.ts';
import { lookUp } from '../../plist/look-up.ts';
import { readString } from '../../plist/typed-reads.ts';
import { plistFix } from '../plist-fix.ts';
import { bookmarkRule, type BookmarkRule } from '../rule.ts';

const meantTrue: ReadonlySet<string> = new Set(['1', 'yes', 'on', 'y', 't', 'true']);
const meantFalse: ReadonlySet<string> = new Set(['0', 'no', 'off', 'n', 'f', 'false', '']);

export const bookmarkReadonlyWrong: BookmarkRule = bookmarkRule('bookmark-readonly-wrong', (bookmark, report) => {
  const text = readString(bookmark.dict, 'Readonly');
  const entry = lookUp(bookmark.dict, 'Readonly');
  // What was meant as false is read as false.
  if (text === undefined || entry === undefined || bookmark.readonly?.value === true) return;
  const folded = text.value.trim().toLowerCase();
  if (meantFalse.has(folded)) return;
  report({
    file: bookmark.file,
    span: text.textSpan,
    facts: { found: text.value },
    fixes: meantTrue.has(folded)
      ? plistFix(bookmark.plist, setPlistString(bookmark.plist.source, entry, 'true'), 'write "true"', false)
      : [],
  });
});
