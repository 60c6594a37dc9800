import { baseName } from '../../bookmark/bookmark-folders.ts';
import { lookUp } from '../../plist/look-up.ts';
import { plistFileRule, type PlistFileRule } from '../rule.ts';

/** Compared with exact case (cyberduck-formats §2.1, §4.1). */
const endings = { profile: '.cyberduckprofile', bookmark: '.duck' };

/** What stands for the name of a text that came through a pipe. */
const nameless: ReadonlySet<string> = new Set(['stdin', '<stdin>', '-', '']);

export const fileNameNotLoaded: PlistFileRule = plistFileRule('file-name-not-loaded', (document, report) => {
  const { kind, source, plist } = document;
  const name = baseName(source.name);
  const ending = endings[kind];
  if (name.endsWith(ending) || nameless.has(name)) return;
  // Other programs have property lists too.
  if (plist.root?.type !== 'dict' || lookUp(plist.root, 'Protocol') === undefined) return;
  const folded = name.toLowerCase();
  const start = folded.lastIndexOf(ending);
  // `name.cyberduckprofile.txt`: mail programs and browsers add to the name.
  const stem = start > 0 ? name.slice(0, start) : name;
  report({
    file: source.name,
    span: { start: 0, end: 0 },
    facts: { name, ending, kind: kind === 'profile' ? 'connection profile' : 'bookmark', nearest: `${stem}${ending}` },
  });
});
