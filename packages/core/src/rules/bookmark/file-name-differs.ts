import { baseName, bookmarkCollections, bookmarkFileName } from '../../bookmark/bookmark-folders.ts';
import { bookmarkRule, type BookmarkRule } from '../rule.ts';

/** Only in Cyberduck's own folders: a bookmark that is passed on gets its name when it is added. */
export const bookmarkFileNameDiffers: BookmarkRule = bookmarkRule(
  'bookmark-file-name-differs',
  ({ file, dict, uuid }, report) => {
    const folders: readonly string[] = bookmarkCollections;
    if (!folders.includes(folderName(file))) return;
    if (uuid === undefined || uuid.value.trim() === '') {
      const { start } = dict.span;
      const span = uuid?.keySpan ?? { start, end: start + '<dict>'.length };
      report({ file, span, facts: { state: 'has no UUID', consequence: 'gets a new one' } });
      return;
    }
    const savedTo = bookmarkFileName(uuid.value);
    if (savedTo === undefined || savedTo === baseName(file)) return;
    const facts = { state: `has the UUID ${uuid.value}`, consequence: `goes to ${savedTo}`, nearest: savedTo };
    report({ file, span: uuid.textSpan, facts });
  },
);

/** The folder that a file lies in, without what stands before it. */
function folderName(file: string): string {
  const end = file.length - baseName(file).length - 1;
  return end <= 0 ? '' : baseName(file.slice(0, end));
}
