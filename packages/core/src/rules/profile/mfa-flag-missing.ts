import { profileRule, type ProfileRule } from '../rule.ts';
import { flagState } from './role-flag-missing.ts';

export const profileMfaFlagMissing: ProfileRule = profileRule('profile-mfa-flag-missing', (profile, report) => {
  const serial = profile.properties.get('mfa_serial');
  if (serial === undefined || profile.flags.get('Multi Factor Configurable')?.value === true) return;
  const token = profile.flags.get('Token Configurable')?.value === true && !profile.flags.has('Role Configurable');
  if (token && profile.properties.has('role_arn')) return;
  report({
    file: profile.file,
    span: serial.keySpan,
    facts: { state: flagState(profile, 'Multi Factor Configurable') },
  });
});
