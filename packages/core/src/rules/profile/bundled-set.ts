import { removePlistEntry } from '../../plist/edit-plist.ts';
import { lookUp } from '../../plist/look-up.ts';
import { plistFix } from '../plist-fix.ts';
import { isMaker } from '../../profile/bundled-vendor.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

export const profileBundledSet: ProfileRule = profileRule('profile-bundled-set', (profile, report) => {
  const bundled = profile.flags.get('Bundled');
  const entry = lookUp(profile.dict, 'Bundled');
  const vendor = profile.strings.get('Vendor')?.value ?? '';
  // Profiles of the application itself carry the maker's name, or none.
  if (bundled?.value !== true || entry === undefined || vendor.trim() === '' || isMaker(vendor)) return;
  report({
    file: profile.file,
    span: entry.keyTextSpan,
    facts: { vendor },
    fixes: plistFix(profile.plist, removePlistEntry(profile.plist.source, entry), 'remove Bundled', false),
  });
});
