import { mayBeScheme, schemes } from '../../profile/schemes.ts';
import { nearestName } from '../nearest-name.ts';
import { replaceXml } from '../replace-text.ts';
import { profileRule, type ProfileRule } from '../rule.ts';
import { hasText } from './has-text.ts';

export const profileSchemeUnknown: ProfileRule = profileRule('profile-scheme-unknown', (profile, report) => {
  const scheme = profile.strings.get('Scheme');
  if (scheme === undefined || !hasText(profile, 'Scheme') || scheme.value.trim() === '' || mayBeScheme(scheme.value))
    return;
  const nearest = nearestName(scheme.value, schemes);
  const facts = { found: scheme.value, accepted: schemes };
  if (nearest === undefined) {
    report({ file: profile.file, span: scheme.textSpan, facts });
    return;
  }
  const onlyCase = nearest === scheme.value.trim().toLowerCase();
  report({
    file: profile.file,
    span: scheme.textSpan,
    facts: { ...facts, nearest },
    fixes: replaceXml(profile.plist, scheme.span, `<string>${nearest}</string>`, `write "${nearest}"`, onlyCase),
  });
});
