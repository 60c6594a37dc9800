import { type Partition, partitionOfRegion } from '../../identifiers/partitions.ts';
import { parseRoleArn } from '../../identifiers/role-arn.ts';
import { asksIdentityAtLogin, regionInHostname } from '../../plan/aws-hostname.ts';
import { insertPlistEntry } from '../../plist/edit-plist.ts';
import { lookUp } from '../../plist/look-up.ts';
import type { EffectiveProfile } from '../../profile/effective-profile.ts';
import type { ProfileFlag } from '../../profile/profile-keys.ts';
import { partitionOfS3Host } from '../across/host-of-pair.ts';
import { plistFix } from '../plist-fix.ts';
import { effectiveProfileRule, type EffectiveProfileRule } from '../rule.ts';
import type { Span } from '../../source/span.ts';

/** The default is the commercial STS, which knows nobody of China or GovCloud (cyberduck-s3-connect §2.1). */
export const profileStsEndpointMissing: EffectiveProfileRule = effectiveProfileRule(
  'profile-sts-endpoint-missing',
  (effective, report) => {
    const { profile, parent, strings } = effective;
    if (parent?.protocol.identifier !== 's3' || strings.get('STS Endpoint')?.origin.kind === 'file') return;
    const belongs = partitionOf(effective);
    if (belongs === undefined) return;
    const { plist, dict, file } = profile;
    const host = strings.get('Default Hostname')?.value ?? '';
    const login = asksIdentityAtLogin(host);
    const session = sessionFlags.find((flag) => profile.flags.get(flag)?.value === true);
    // Keys that are used as they are go to S3 alone there; sign-in through ~/.aws is open to every host of AWS.
    const isSure = login || session !== undefined || belongs.byRole;
    const endpoint = belongs.region === undefined ? undefined : stsEndpoint(belongs.region, belongs.partition);
    if (!isSure && host.startsWith('s3-')) return;
    report({
      file,
      span: belongs.span,
      severity: isSure ? 'error' : 'warning',
      facts: {
        partition: belongs.partition,
        fails: login ? 'every login' : isSure ? 'every sign-in' : 'a sign-in with a role or MFA from ~/.aws',
        ...(endpoint === undefined ? {} : { endpoint }),
      },
      fixes:
        endpoint === undefined || lookUp(dict, 'STS Endpoint') !== undefined
          ? []
          : plistFix(
              plist,
              insertPlistEntry(plist.source, dict, belongs.after(dict), 'STS Endpoint', endpoint),
              `add the STS Endpoint ${endpoint}`,
              false,
            ),
    });
  },
);

const sessionFlags: readonly ProfileFlag[] = ['Role Configurable', 'Multi Factor Configurable', 'OAuth Configurable'];

interface Belonging {
  readonly partition: Partition['id'];
  readonly region?: string;
  readonly span: Span;
  readonly byRole: boolean;
  readonly after: (dict: EffectiveProfile['profile']['dict']) => ReturnType<typeof lookUp>;
}

/** The part of AWS that a profile says it is for, when that is not the commercial one. */
function partitionOf({ profile, strings }: EffectiveProfile): Belonging | undefined {
  const host = strings.get('Default Hostname');
  const region = strings.get('Region');
  const after = (dict: EffectiveProfile['profile']['dict']) =>
    lookUp(dict, 'Region') ?? lookUp(dict, 'Default Hostname');
  if (host?.origin.kind === 'file') {
    const partition = partitionOfS3Host(host.value.toLowerCase());
    const named = region?.value ?? regionInHostname(host.value);
    const own = named !== undefined && partitionOfRegion(named)?.id === partition ? { region: named } : {};
    if (partition === undefined || partition === 'aws') return undefined;
    return {
      partition,
      ...own,
      span: profile.strings.get('Default Hostname')?.textSpan ?? host.origin.span,
      byRole: false,
      after,
    };
  }
  const partition = region === undefined ? undefined : partitionOfRegion(region.value)?.id;
  if (region?.origin.kind === 'file' && partition !== undefined && partition !== 'aws')
    return {
      partition,
      region: region.value,
      span: profile.strings.get('Region')?.textSpan ?? region.origin.span,
      byRole: false,
      after,
    };
  const roleArn = profile.properties.get('role_arn');
  const role = parseRoleArn(roleArn?.value ?? '');
  if (roleArn === undefined || !role.ok || role.partition === 'aws') return undefined;
  return { partition: role.partition, span: roleArn.textSpan, byRole: true, after };
}

function stsEndpoint(region: string, partition: Partition['id']): string | undefined {
  if (partition === 'aws-us-gov') return `https://sts.${region}.amazonaws.com`;
  return partition === 'aws-cn' ? `https://sts.${region}.amazonaws.com.cn` : undefined;
}
