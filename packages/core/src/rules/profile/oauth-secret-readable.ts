import { profileRule, type ProfileRule } from '../rule.ts';

export const profileOauthSecretReadable: ProfileRule = profileRule(
  'profile-oauth-secret-readable',
  (profile, report) => {
    const secret = profile.strings.get('OAuth Client Secret');
    if (secret === undefined || secret.value.trim() === '') return;
    // At the key: the value is not for a code frame.
    report({ file: profile.file, span: secret.keySpan });
  },
);
