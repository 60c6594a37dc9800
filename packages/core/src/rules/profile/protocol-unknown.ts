import { protocols } from '../../profile/protocols.ts';
import { nearestName } from '../nearest-name.ts';
import { replaceXml } from '../replace-text.ts';
import { effectiveProfileRule, type EffectiveProfileRule } from '../rule.ts';

export const profileProtocolUnknown: EffectiveProfileRule = effectiveProfileRule(
  'profile-protocol-unknown',
  ({ profile, load }, report) => {
    const protocol = profile.strings.get('Protocol');
    // A Vendor, a kind or a scheme finds a parent as well (cyberduck-formats §2.3).
    if (protocol === undefined || load.outcome !== 'rejected' || load.reason !== 'protocol-unknown') return;
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
  },
);
