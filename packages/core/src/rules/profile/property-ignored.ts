import { lookUp } from '../../plist/look-up.ts';
import { plistTypeName } from '../plist-type-name.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

/** Members of the list form that are no `name=value` (cyberduck-formats §3.2). */
export const profilePropertyIgnored: ProfileRule = profileRule('profile-property-ignored', (profile, report) => {
  const value = lookUp(profile.dict, 'Properties')?.value;
  if (value?.type !== 'array') return;
  for (const item of value.items) {
    if (item.type !== 'string') {
      const facts = { problem: `${plistTypeName(item)} is left out` };
      report({ file: profile.file, span: item.span, facts });
    } else if (!item.value.includes('=')) {
      const facts = { problem: `"${item.value}" has no = and so sets an empty value` };
      report({ file: profile.file, span: item.textSpan, facts });
    }
  }
});
