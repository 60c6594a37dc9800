import { findProtocol } from '../../profile/protocols.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

export const profileServiceEnded: ProfileRule = profileRule('profile-service-ended', (profile, report) => {
  const protocol = profile.strings.get('Protocol');
  if (protocol === undefined || findProtocol(protocol.value)?.discontinued !== true) return;
  report({ file: profile.file, span: protocol.textSpan, facts: { protocol: protocol.value } });
});
