import { findProtocol, protocols } from '../../profile/protocols.ts';
import { nearestName } from '../nearest-name.ts';
import { replaceXml } from '../replace-text.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

export const profileProtocolUnknown: ProfileRule = profileRule('profile-protocol-unknown', (profile, report) => {
  const protocol = profile.strings.get('Protocol');
  if (protocol === undefined || protocol.value.trim() === '' || findProtocol(protocol.value) !== undefined) return;
  const identifiers = protocols.map(({ identifier }) => identifier);
  const nearest = nearestName(protocol.value, identifiers);
  const facts = { found: protocol.value, accepted: identifiers };
  if (nearest === undefined) {
    report({ file: profile.file, span: protocol.textSpan, facts });
    return;
  }
  const onlyCase = nearest === protocol.value.trim().toLowerCase();
  report({
    file: profile.file,
    span: protocol.textSpan,
    facts: { ...facts, nearest },
    fixes: replaceXml(profile.plist, protocol.span, `<string>${nearest}</string>`, `write "${nearest}"`, onlyCase),
  });
});
