import { bookmarkKey } from '../../bookmark/bookmark-keys.ts';
import { readString } from '../../plist/typed-reads.ts';
import { nearestName } from '../nearest-name.ts';
import { bookmarkRule, type BookmarkRule } from '../rule.ts';

export const bookmarkValueNotListed: BookmarkRule = bookmarkRule('bookmark-value-not-listed', (bookmark, report) => {
  for (const { key } of bookmark.dict.entries) {
    const values = bookmarkKey(key)?.values;
    const found = values === undefined ? undefined : readString(bookmark.dict, key);
    if (values === undefined || found === undefined || values.includes(found.value)) continue;
    const nearest = nearestName(found.value, values);
    const facts = { key, found: found.value, accepted: values, ...(nearest === undefined ? {} : { nearest }) };
    report({ file: bookmark.file, span: found.textSpan, facts });
  }
});
