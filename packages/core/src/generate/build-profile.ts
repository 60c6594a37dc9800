import { isAwsHostname } from '../plan/aws-hostname.ts';
import { printPlist } from '../plist/print-plist.ts';
import { parsePlist } from '../plist/parse-plist.ts';
import { writeCanonicalProfile } from '../print/write-profile.ts';
import { printProfile, type ProfileValues } from '../profile/profile-values.ts';
import { readProfile } from '../profile/read-profile.ts';
import { SourceText } from '../source/source-text.ts';
import { isThroughAwsFiles } from './fields-of.ts';
import type { GenerateSpec } from './generate-spec.ts';
import { partitionOfSpec, s3HostOfSpec } from './partition-of-spec.ts';
import type { FieldName } from './spec-fields.ts';

type Values = Partial<ProfileValues>;

/** A connection profile in canonical form. What it leaves blank Cyberduck asks for; what it holds, it does not. */
export function buildProfile(spec: GenerateSpec): string {
  const { values } = spec;
  const description = values.get('description') ?? '';
  const path = values.get('path');
  const profile: ProfileValues = {
    Protocol: 's3',
    Vendor: values.get('vendor') ?? '',
    Description: description,
    'Default Nickname': values.get('nickname') ?? description,
    ...(path === undefined ? {} : { 'Default Path': path }),
    ...server(spec),
    ...access(spec),
  };
  return canonical(profile);
}

/** Host, region and STS: those of the parent where AWS proper is meant (cyberduck-formats §2.3). */
function server(spec: GenerateSpec): Values {
  const { values } = spec;
  const host = values.get('hostname');
  const region = values.get('region');
  const port = values.get('port');
  const shared: Values = {
    ...(region === undefined ? {} : { Region: region }),
    ...(port === undefined ? {} : { 'Default Port': port }),
  };
  if (host !== undefined && !isAwsHostname(host)) return { ...shared, ...otherService(host, region) };
  const partition = partitionOfSpec(spec);
  if (partition === undefined || partition.id === 'aws')
    return { ...shared, ...(host === undefined ? {} : { 'Default Hostname': host }) };
  // The global STS knows nobody there (cyberduck-s3-connect §2.1).
  const place = region ?? partition.implicitGlobalRegion;
  return {
    ...shared,
    'Default Hostname': host ?? s3HostOfSpec(spec),
    Region: place,
    Regions: partition.regions,
    'STS Endpoint': `https://sts.${place}.${partition.dnsSuffix}`,
  };
}

/** A service that is not AWS has none of its regions and storage classes. */
function otherService(host: string, region: string | undefined): Values {
  const place = region ?? 'us-east-1';
  return { 'Default Hostname': host, 'Hostname Configurable': false, Region: place, Regions: [place] };
}

function access(spec: GenerateSpec): Values {
  const { values } = spec;
  const host = values.get('hostname');
  const isOther = host !== undefined && !isAwsHostname(host);
  const properties = (...fields: readonly (readonly [key: string, field: FieldName, blank?: ''])[]): Values => {
    const found: Record<string, string> = {};
    for (const [key, field, blank] of fields) {
      const value = values.get(field) ?? blank;
      if (value !== undefined) found[key] = value;
    }
    if (isOther) found['s3.storage.class.options'] = 'STANDARD';
    return Object.keys(found).length === 0 ? {} : { Properties: found };
  };
  const session = [
    ['role_session_name', 'roleSessionName'],
    ['s3.assumerole.durationseconds', 'durationSeconds'],
  ] as const;
  if (isThroughAwsFiles(spec)) {
    return {
      'Username Placeholder': 'Profile Name in ~/.aws/credentials',
      'Password Configurable': false,
      // Keys have to come from the files; 9.3 fails without it (cyberduck-s3-connect §1.2).
      'Token Configurable': true,
      'Anonymous Configurable': false,
      ...properties(),
    };
  }
  const keysAsked: Values = {
    'OAuth Configurable': false,
    'Token Configurable': false,
    'Anonymous Configurable': false,
  };
  switch (spec.access) {
    case 'keys':
    case 'process':
      return { ...keysAsked, ...properties() };
    case 'role': {
      const withMfa = !values.has('withoutMfa');
      return {
        ...keysAsked,
        'Role Configurable': true,
        'Multi Factor Configurable': withMfa,
        ...properties(
          ['role_arn', 'roleArn', ''],
          ...(withMfa ? [['mfa_serial', 'mfaSerial', ''] as const] : []),
          ...session,
        ),
      };
    }
    case 'session-token':
      return {
        ...keysAsked,
        'Role Configurable': false,
        'Multi Factor Configurable': true,
        ...properties(['mfa_serial', 'mfaSerial', '']),
      };
    case 'identity-center':
      return {
        'Hostname Configurable': false,
        'Username Configurable': true,
        'Password Configurable': false,
        'OAuth Configurable': true,
        'Username Placeholder': 'Profile Name in ~/.aws/credentials',
        Scopes: ['sso:account:access'],
        ...properties(
          ['sso_region', 'ssoRegion'],
          ['sso_start_url', 'ssoStartUrl'],
          ['sso_account_id', 'ssoAccountId'],
          ['sso_role_name', 'ssoRoleName'],
        ),
      };
    case 'web-identity':
      return webIdentity(spec, properties(['role_arn', 'roleArn', ''], ...session));
  }
}

function webIdentity({ values }: GenerateSpec, properties: Values): Values {
  const client = values.get('oauthClientId');
  return {
    'Username Configurable': false,
    'Password Configurable': false,
    'OAuth Configurable': true,
    'Role Configurable': true,
    Authorization: 'AuthorizationCode',
    'OAuth Authorization Url': values.get('oauthAuthorizationUrl') ?? '',
    'OAuth Token Url': values.get('oauthTokenUrl') ?? '',
    'OAuth Redirect Url': '${oauth.handler.scheme}://oauth',
    ...(client === undefined ? {} : { 'OAuth Client ID': client }),
    // Blank, not absent: a public client, nobody is asked (cyberduck-formats §3.1).
    'OAuth Client Secret': '',
    Scopes: ['openid', 'offline_access'],
    ...properties,
  };
}

function canonical(values: ProfileValues): string {
  const profile = readProfile(parsePlist(new SourceText('generated.cyberduckprofile', printProfile(values))));
  return profile === undefined ? '' : printPlist(writeCanonicalProfile(profile), 'profile');
}
