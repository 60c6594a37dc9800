import type { ConnectionProfile } from '../../profile/connection-profile.ts';
import type { ProfileFlag } from '../../profile/profile-keys.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

export const profileRoleFlagMissing: ProfileRule = profileRule('profile-role-flag-missing', (profile, report) => {
  const role = profile.properties.get('role_arn');
  if (role === undefined || profile.flags.get('Role Configurable')?.value === true) return;
  // Then token-flag-for-role tells the whole story.
  if (profile.flags.get('Token Configurable')?.value === true && !profile.flags.has('Role Configurable')) return;
  report({ file: profile.file, span: role.keySpan, facts: { state: flagState(profile, 'Role Configurable') } });
});

/** `missing` or `false`, for a sentence. */
export function flagState(profile: ConnectionProfile, flag: ProfileFlag): string {
  return profile.flags.has(flag) ? 'false' : 'missing';
}
