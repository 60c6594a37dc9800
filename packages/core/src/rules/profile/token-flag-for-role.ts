import { renamePlistKey, insertPlistEntry } from '../../plist/edit-plist.ts';
import { lookUp } from '../../plist/look-up.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

/** The older guide says Token Configurable; since 9.3 it is Role Configurable (cyberduck-s3-connect §7). */
export const profileTokenFlagForRole: ProfileRule = profileRule('profile-token-flag-for-role', (profile, report) => {
  const token = profile.flags.get('Token Configurable');
  const role = profile.properties.get('role_arn');
  if (token?.value !== true || role === undefined || profile.flags.has('Role Configurable')) return;
  const entry = lookUp(profile.dict, 'Token Configurable');
  if (entry === undefined) return;
  const { source } = profile.plist;
  const withMfa = profile.properties.has('mfa_serial') && !profile.flags.has('Multi Factor Configurable');
  const edits = [
    ...renamePlistKey(source, entry, 'Role Configurable'),
    ...(withMfa ? insertPlistEntry(source, profile.dict, entry, 'Multi Factor Configurable', true) : []),
  ];
  report({
    file: profile.file,
    span: entry.keyTextSpan,
    facts: { role: role.value.trim() === '' ? 'a role' : 'the role below' },
    related: [{ file: profile.file, span: role.keySpan, label: 'the role that is meant' }],
    fixes: [
      {
        title: withMfa ? 'use Role Configurable and Multi Factor Configurable' : 'use Role Configurable',
        safe: true,
        edits: edits.map((edit) => ({ ...edit, file: profile.file })),
      },
    ],
  });
});
