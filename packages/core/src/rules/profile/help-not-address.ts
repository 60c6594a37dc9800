import { profileRule, type ProfileRule } from '../rule.ts';
import { hasText } from './has-text.ts';

export const profileHelpNotAddress: ProfileRule = profileRule('profile-help-not-address', (profile, report) => {
  const help = profile.strings.get('Help');
  if (help === undefined || !hasText(profile, 'Help') || help.value.trim() === '' || help.value.includes('${')) return;
  const address = help.value.trim().toLowerCase();
  if (address.startsWith('https://') || address.startsWith('http://')) return;
  report({ file: profile.file, span: help.textSpan, facts: { found: help.value } });
});
