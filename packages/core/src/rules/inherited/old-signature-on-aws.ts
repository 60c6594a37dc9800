import { isAwsHostname } from '../../plan/aws-hostname.ts';
import { effectiveProfileRule, type EffectiveProfileRule } from '../rule.ts';

export const profileOldSignatureOnAws: EffectiveProfileRule = effectiveProfileRule(
  'profile-old-signature-on-aws',
  ({ profile, parent, strings, flags }, report) => {
    const signature = strings.get('Authorization');
    const host = strings.get('Default Hostname');
    if (parent?.protocol.identifier !== 's3' || signature?.value !== 'AWS2' || host === undefined) return;
    // An inherited host that can be changed is there to be changed.
    if (host.origin.kind !== 'file' && flags.get('Hostname Configurable')?.value === true) return;
    if (!isAwsHostname(host.value) || signature.origin.kind !== 'file') return;
    report({
      file: profile.file,
      span: profile.strings.get('Authorization')?.textSpan ?? signature.origin.span,
      facts: { host: host.value },
    });
  },
);
