import type { AwsFileKind } from '../aws/aws-reading.ts';
import type { AwsSectionContent, AwsSettingList } from '../aws/edit/aws-change.ts';
import type { GenerateSpec } from './generate-spec.ts';
import type { FieldName } from './spec-fields.ts';

/** A section and the file that it belongs into. */
export interface GeneratedSection extends AwsSectionContent {
  readonly file: AwsFileKind;
}

/** The scope that the AWS CLI writes when nobody names one (aws-config D.1). */
const usualScope = 'sso:account:access';

/** The settings of a kind of access in the order in which `aws configure` writes them, and the field of each. */
const settingFields: readonly (readonly [key: string, field: FieldName])[] = [
  ['sso_session', 'ssoSession'],
  ['sso_account_id', 'ssoAccountId'],
  ['sso_role_name', 'ssoRoleName'],
  ['role_arn', 'roleArn'],
  ['source_profile', 'sourceProfile'],
  ['mfa_serial', 'mfaSerial'],
  ['duration_seconds', 'durationSeconds'],
  ['external_id', 'externalId'],
  ['role_session_name', 'roleSessionName'],
  ['web_identity_token_file', 'webIdentityTokenFile'],
  ['credential_process', 'credentialProcess'],
  ['region', 'region'],
  ['output', 'output'],
];

/** The sections of `~/.aws/config` and, where keys are written, of `~/.aws/credentials`. */
export function buildAwsSections({ access, values }: GenerateSpec): readonly GeneratedSection[] {
  const name = values.get('name') ?? '';
  const isSso = access === 'identity-center';
  const isLegacy = values.has('legacy');
  const startUrl = listed(values, [
    ['sso_start_url', 'ssoStartUrl'],
    ['sso_region', 'ssoRegion'],
  ]);
  const profile = [...(isSso && isLegacy ? startUrl : []), ...listed(values, settingFields)];
  const scopes: AwsSettingList = [['sso_registration_scopes', values.get('ssoScopes') ?? usualScope]];
  const session = values.get('ssoSession');
  const keys = listed(values, [
    ['aws_access_key_id', 'accessKeyId'],
    ['aws_secret_access_key', 'secretAccessKey'],
  ]);
  return [
    ...(profile.length === 0 ? [] : [{ file: 'config', kind: 'profile', name, settings: profile } as const]),
    ...(isSso && !isLegacy && session !== undefined
      ? [{ file: 'config', kind: 'sso-session', name: session, settings: [...startUrl, ...scopes] } as const]
      : []),
    // An id without its secret stops the AWS CLI ("Partial credentials found").
    ...(values.has('secretAccessKey') && values.has('accessKeyId')
      ? [{ file: 'credentials', kind: 'profile', name, settings: keys } as const]
      : []),
  ];
}

function listed(
  values: GenerateSpec['values'],
  fields: readonly (readonly [key: string, field: FieldName])[],
): AwsSettingList {
  return fields.flatMap(([key, field]) => {
    const value = values.get(field);
    return value === undefined ? [] : [[key, value] as const];
  });
}
