import { readInteger, readString } from '../../plist/typed-reads.ts';
import { bookmarkRule, type BookmarkRule } from '../rule.ts';

export const bookmarkNumberWrong: BookmarkRule = bookmarkRule('bookmark-number-wrong', (bookmark, report) => {
  check('Port', '443');
  check('Maximum Connections', '1');
  const stamp = readString(bookmark.dict, 'Access Timestamp');
  if (stamp !== undefined && !wholeNumber.test(stamp.value)) {
    report({ file: bookmark.file, span: stamp.textSpan, facts: { key: 'Access Timestamp', example: '1767225600000' } });
  }

  function check(key: string, example: string): void {
    const text = readString(bookmark.dict, key);
    if (text === undefined || readInteger(bookmark.dict, key) !== undefined) return;
    report({ file: bookmark.file, span: text.textSpan, facts: { key, example } });
  }
});

/** As Java's Long.parseLong, digits of any script included (cyberduck-formats §1). */
const wholeNumber = /^[+-]?\p{Nd}{1,19}$/u;
