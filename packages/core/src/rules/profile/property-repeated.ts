import { removePlistEntry } from '../../plist/edit-plist.ts';
import { lookUp } from '../../plist/look-up.ts';
import type { PlistString } from '../../plist/plist-tree.ts';
import { earlyCyberduckPrograms } from '../../programs/program-sets.ts';
import { plistFix } from '../plist-fix.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

/** Only in the list form: a dictionary keeps the last of two (cyberduck-formats §3.2). */
export const profilePropertyRepeated: ProfileRule = profileRule('profile-property-repeated', (profile, report) => {
  const value = lookUp(profile.dict, 'Properties')?.value;
  if (value?.type !== 'array') return;
  const first = new Map<string, PlistString>();
  for (const item of value.items) {
    if (item.type !== 'string') continue;
    const equals = item.value.indexOf('=');
    const name = equals === -1 ? item.value : item.value.slice(0, equals);
    const other = first.get(name);
    if (other === undefined) {
      first.set(name, item);
      continue;
    }
    const related = [{ file: profile.file, span: other.textSpan, label: 'first here' }];
    if (other.value !== item.value) {
      const facts = { name, consequence: 'with another value, so Cyberduck rejects the profile' };
      report({ file: profile.file, span: item.textSpan, facts, related });
      continue;
    }
    const entry = { key: '', keySpan: item.span, keyTextSpan: item.textSpan, value: item };
    report({
      file: profile.file,
      span: item.textSpan,
      facts: { name, consequence: 'word for word, which older versions cannot read' },
      severity: 'warning',
      // Equal members are collapsed today; what older versions made of them broke a published profile in 2022.
      programs: earlyCyberduckPrograms,
      related,
      fixes: plistFix(
        profile.plist,
        removePlistEntry(profile.plist.source, entry),
        `remove the second "${name}"`,
        true,
      ),
    });
  }
});
