import { readLocalFile } from '../../bookmark/local-file.ts';
import { lookUp } from '../../plist/look-up.ts';
import { readString } from '../../plist/typed-reads.ts';
import { bookmarkRule, type BookmarkRule } from '../rule.ts';

const twins: readonly (readonly [string, string])[] = [
  ['Private Key File', 'Private Key File Dictionary'],
  ['Download Folder', 'Download Folder Dictionary'],
];

export const bookmarkTwinsDiffer: BookmarkRule = bookmarkRule('bookmark-twins-differ', ({ file, dict }, report) => {
  for (const [key, dictionary] of twins) {
    const text = readString(dict, key);
    const other = lookUp(dict, dictionary);
    if (text === undefined || other?.value.type !== 'dict') continue;
    const counts = readLocalFile(dict, dictionary, key)?.value.path;
    if (counts === undefined || isSamePath(counts, text.value)) continue;
    report({
      file,
      span: text.textSpan,
      facts: { key, found: text.value, dictionary, counts },
      related: [{ file, span: other.keySpan, label: 'this one counts' }],
    });
  }
});

/** One of the two is often abbreviated: `~` stands for the home folder. */
function isSamePath(a: string, b: string): boolean {
  if (a === b) return true;
  return (a.startsWith('~/') && b.endsWith(a.slice(1))) || (b.startsWith('~/') && a.endsWith(b.slice(1)));
}
