import { oauthFlows, usesOauth } from '../../profile/oauth-of-profile.ts';
import { setPlistString } from '../../plist/edit-plist.ts';
import { lookUp } from '../../plist/look-up.ts';
import { plistFix } from '../plist-fix.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

const signatures: readonly string[] = ['AWS4HMACSHA256', 'AWS2'];

export const profileSignatureUnknown: ProfileRule = profileRule('profile-signature-unknown', (profile, report) => {
  const authorization = profile.strings.get('Authorization');
  const entry = lookUp(profile.dict, 'Authorization');
  if (profile.strings.get('Protocol')?.value !== 's3' || authorization === undefined || entry === undefined) return;
  const { value } = authorization;
  if (value.trim() === '' || value.includes('${') || signatures.includes(value) || usesOauth(profile)) return;
  if (oauthFlows.includes(value) || entry.value.type !== 'string') return;
  const nearest = signatureMeant(value);
  report({
    file: profile.file,
    span: authorization.textSpan,
    facts: { found: value, accepted: signatures, ...(nearest === undefined ? {} : { nearest }) },
    fixes:
      nearest === undefined
        ? []
        : plistFix(
            profile.plist,
            setPlistString(profile.plist.source, entry, nearest),
            `write "${nearest}"`,
            // The default is version 4 already, so saying so changes nothing.
            nearest === 'AWS4HMACSHA256',
          ),
  });
});

function signatureMeant(found: string): string | undefined {
  const folded = found.toUpperCase().replaceAll(/[^A-Z0-9]/gu, '');
  if (folded === 'AWS2' || folded === 'V2' || folded === 'AWSV2') return 'AWS2';
  return folded === 'V4' || folded === 'AWSV4' || folded.startsWith('AWS4') ? 'AWS4HMACSHA256' : undefined;
}
