import { lookUp } from '../../plist/look-up.ts';
import { profileFlags } from '../../profile/profile-keys.ts';
import { plistTypeName } from '../plist-type-name.ts';
import { replaceXml } from '../replace-text.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

/** What people write for a switch that is on; Cyberduck reads all of them as off. */
const meantTrue: ReadonlySet<string> = new Set(['yes', 'on', 'y', 't', 'true', '1']);
const understood: ReadonlySet<string> = new Set(['true', 'false', '1', '0']);

export const profileFlagNotBoolean: ProfileRule = profileRule('profile-flag-not-boolean', (profile, report) => {
  for (const key of profileFlags) {
    const value = lookUp(profile.dict, key)?.value;
    if (value === undefined || value.type === 'boolean') continue;
    if (value.type === 'integer' && (value.value === 0n || value.value === 1n)) continue;
    if (value.type !== 'string') {
      report({ file: profile.file, span: value.span, facts: { key, found: plistTypeName(value) } });
      continue;
    }
    const text = value.value;
    // A blank text counts as absent: the parent's value holds (cyberduck-formats §3.1).
    if (understood.has(text.toLowerCase()) || text.trim() === '') continue;
    const element = meantTrue.has(text.trim().toLowerCase()) ? '<true/>' : '<false/>';
    report({
      file: profile.file,
      span: value.textSpan,
      facts: { key, found: `"${text}"` },
      // It changes what the program does, to what was probably meant: that needs a look.
      fixes: replaceXml(profile.plist, value.span, element, `write ${element}`, false),
    });
  }
});
