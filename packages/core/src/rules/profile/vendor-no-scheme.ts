import { isMaker } from '../../profile/bundled-vendor.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

/** A scheme ends at the first other character; a dot before the colon means that there is none (cyberduck-formats §5). */
export const profileVendorNoScheme: ProfileRule = profileRule('profile-vendor-no-scheme', (profile, report) => {
  const vendor = profile.strings.get('Vendor');
  if (vendor === undefined || vendor.value.trim() === '' || isMaker(vendor.value)) return;
  const strange = [...new Set(vendor.value.match(/[^\p{L}\p{Nd}+-]/gu) ?? [])];
  if (strange.length === 0) return;
  report({
    file: profile.file,
    span: vendor.textSpan,
    facts: { found: vendor.value, characters: strange.map((character) => (character === ' ' ? 'a blank' : character)) },
  });
});
