import { insertPlistEntry } from '../../plist/edit-plist.ts';
import { lookUp } from '../../plist/look-up.ts';
import { oauthFlows } from '../../profile/oauth-of-profile.ts';
import { plistFix } from '../plist-fix.ts';
import { effectiveProfileRule, type EffectiveProfileRule } from '../rule.ts';

/** Scope of IAM Identity Center: it needs no flow (cyberduck-s3-connect §0.1). */
const identityCenterScope = 'sso:account:access';

export const profileOauthFlowMissing: EffectiveProfileRule = effectiveProfileRule(
  'profile-oauth-flow-missing',
  ({ profile, parent, strings, flags, lists }, report) => {
    const oauth = flags.get('OAuth Configurable');
    if (parent?.protocol.identifier !== 's3' || oauth?.value !== true || oauth.origin.kind !== 'file') return;
    if (lists.get('Scopes')?.value.includes(identityCenterScope) === true) return;
    const flow = strings.get('Authorization');
    if (flow === undefined || oauthFlows.includes(flow.value)) return;
    const { plist, dict, file } = profile;
    if (flow.origin.kind === 'file') {
      report({
        file,
        span: profile.strings.get('Authorization')?.textSpan ?? flow.origin.span,
        facts: { found: `"${flow.value}" is none`, accepted: oauthFlows },
      });
      return;
    }
    const after = lookUp(dict, 'OAuth Configurable') ?? lookUp(dict, 'OAuth Client ID');
    report({
      file,
      span: after?.keyTextSpan ?? oauth.origin.span,
      facts: { found: 'none is named', accepted: oauthFlows },
      fixes:
        lookUp(dict, 'Authorization') !== undefined
          ? []
          : plistFix(
              plist,
              insertPlistEntry(plist.source, dict, after, 'Authorization', 'AuthorizationCode'),
              'add the flow AuthorizationCode',
              false,
            ),
    });
  },
);
