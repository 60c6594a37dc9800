import { profileRule, type ProfileRule } from '../rule.ts';

export const profileVendorBlank: ProfileRule = profileRule('profile-vendor-blank', (profile, report) => {
  // A bundled profile is enabled without one (cyberduck-formats §2.2).
  if (profile.flags.get('Bundled')?.value === true) return;
  const vendor = profile.strings.get('Vendor');
  if (vendor !== undefined && vendor.value.trim() !== '') return;
  const { start } = profile.dict.span;
  report({
    file: profile.file,
    span: vendor?.span ?? { start, end: start + '<dict>'.length },
    facts: { state: vendor === undefined ? 'missing' : 'blank' },
  });
});
