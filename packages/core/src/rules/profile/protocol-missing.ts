import { profileRule, type ProfileRule } from '../rule.ts';

export const profileProtocolMissing: ProfileRule = profileRule('profile-protocol-missing', (profile, report) => {
  const protocol = profile.strings.get('Protocol');
  if (protocol !== undefined && protocol.value.trim() !== '') return;
  const { start } = profile.dict.span;
  report({ file: profile.file, span: protocol?.span ?? { start, end: start + '<dict>'.length } });
});
