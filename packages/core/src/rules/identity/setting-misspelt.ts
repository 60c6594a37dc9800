import { lookUp } from '../../plist/look-up.ts';
import type { PlistDocument } from '../../plist/plist-document.ts';
import type { PlistDict } from '../../plist/plist-tree.ts';
import { propertyNames } from '../../profile/property-names.ts';
import { editDistance } from '../../source/edit-distance.ts';
import { replaceXml } from '../replace-text.ts';
import { bookmarkRule, type BookmarkRule, profileRule, type ProfileRule, type ReportFinding } from '../rule.ts';

export const profileSettingMisspelt: ProfileRule = profileRule('setting-misspelt', ({ plist, dict }, report) => {
  checkSettings(plist, dict, 'Properties', report);
});

export const bookmarkSettingMisspelt: BookmarkRule = bookmarkRule('setting-misspelt', ({ plist, dict }, report) => {
  checkSettings(plist, dict, 'Custom', report);
});

const known: ReadonlySet<string> = new Set(propertyNames);

/** Cyberduck has hundreds of preferences: only a slip in one part of a known name is taken for one. */
function checkSettings(
  plist: PlistDocument,
  dict: PlistDict,
  holder: 'Properties' | 'Custom',
  report: ReportFinding,
): void {
  const value = lookUp(dict, holder)?.value;
  const file = plist.source.name;
  if (value?.type === 'dict') {
    const present = new Set(value.entries.map(({ key }) => key));
    for (const { key, keyTextSpan } of value.entries) {
      const nearest = meantName(key);
      if (nearest === undefined) continue;
      // What stands there rightly as well is not what was meant, or the rename would make it twice.
      const isFree = !present.has(nearest);
      present.add(nearest);
      const fixes = isFree ? replaceXml(plist, keyTextSpan, nearest, `rename the key to "${nearest}"`, false) : [];
      report({ file, span: keyTextSpan, facts: { found: key, nearest, holder }, fixes });
    }
  }
  if (value?.type !== 'array' || holder !== 'Properties') return;
  for (const item of value.items) {
    if (item.type !== 'string') continue;
    const name = item.value.split('=', 1)[0] ?? '';
    const nearest = meantName(name);
    if (nearest !== undefined) report({ file, span: item.textSpan, facts: { found: name, nearest, holder } });
  }
}

/** Longest name worth comparing. */
const longestName = 64;

/** The known name that differs from a text in case, in its marks, or in one part by a slip. */
function meantName(found: string): string | undefined {
  if (known.has(found) || found.length > longestName) return undefined;
  const folded = fold(found);
  const parts = found.split('.');
  return propertyNames.find((name) => fold(name) === folded || isSlip(parts, name.split('.')));
}

function isSlip(found: readonly string[], name: readonly string[]): boolean {
  if (found.length !== name.length) return false;
  const wrong = found.flatMap((part, at) => (part === name[at] ? [] : [at]));
  const [at] = wrong;
  if (wrong.length !== 1 || at === undefined) return false;
  const [part = '', meant = ''] = [found[at], name[at]];
  // In a long word two letters may be wrong; a short one has to stand between others that are right.
  const slips = meant.length >= 9 ? 2 : meant.length >= 5 || name.length >= 3 ? 1 : 0;
  return Math.abs(part.length - meant.length) <= slips && editDistance(part, meant) <= slips;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('-', '').replaceAll('_', '').replaceAll('.', '').replaceAll(' ', '');
}
