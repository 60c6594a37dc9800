/** How a value of a specification is written in JSON; on the command line all but flags are texts. */
export type FieldType = 'text' | 'whole' | 'list' | 'flag';

/** One thing that a specification can say. */
export interface SpecField {
  readonly type: FieldType;
  /** The question. Where `aws configure sso` or Cyberduck ask it, in their words (aws-config D.1, cyberduck-s3-connect §2). */
  readonly question: string;
  /** For help texts and the schema. */
  readonly meaning: string;
  /** Never on the command line, never shown. */
  readonly secret?: boolean;
}

/** Everything that a specification can say, in the order of the schema and the help. */
export const fieldNames = [
  'name',
  'accessKeyId',
  'secretAccessKey',
  'roleArn',
  'sourceProfile',
  'mfaSerial',
  'withoutMfa',
  'durationSeconds',
  'externalId',
  'roleSessionName',
  'ssoSession',
  'ssoStartUrl',
  'ssoRegion',
  'ssoScopes',
  'ssoAccountId',
  'ssoRoleName',
  'legacy',
  'webIdentityTokenFile',
  'oauthClientId',
  'oauthAuthorizationUrl',
  'oauthTokenUrl',
  'credentialProcess',
  'region',
  'output',
  'vendor',
  'description',
  'nickname',
  'hostname',
  'port',
  'path',
  'comment',
  'uuid',
] as const;

export type FieldName = (typeof fieldNames)[number];

const specFields: Readonly<Record<FieldName, SpecField>> = {
  name: {
    type: 'text',
    question: 'Profile name',
    meaning: 'name of the AWS profile',
  },
  accessKeyId: {
    type: 'text',
    question: 'Access Key ID',
    meaning: 'id of the access key; the secret is no part of it',
  },
  secretAccessKey: {
    type: 'text',
    question: 'Secret Access Key',
    meaning: 'secret of the access key; only with --with-secrets, never on the command line',
    secret: true,
  },
  roleArn: {
    type: 'text',
    question: 'Role Amazon Resource Name (ARN)',
    meaning: 'the role to assume',
  },
  sourceProfile: {
    type: 'text',
    question: 'Source profile (whose keys assume the role)',
    meaning: 'the AWS profile whose keys assume the role',
  },
  mfaSerial: {
    type: 'text',
    question: 'MFA Device Identifier (serial number or ARN)',
    meaning: 'the MFA device that gives the codes',
  },
  withoutMfa: {
    type: 'flag',
    question: 'Without MFA?',
    meaning: 'the role demands no MFA: no device is written, and none is asked for',
  },
  durationSeconds: {
    type: 'whole',
    question: 'Duration of the session in seconds',
    meaning: 'how long a session of the role lasts, 900 to 43200 seconds',
  },
  externalId: {
    type: 'text',
    question: 'External id',
    meaning: 'what the trust policy of a role of another company demands',
  },
  roleSessionName: {
    type: 'text',
    question: 'Role session name',
    meaning: 'name of the session, as CloudTrail shows it',
  },
  ssoSession: {
    type: 'text',
    question: 'SSO session name (Recommended)',
    meaning: 'name of the section with start URL and region that profiles share',
  },
  ssoStartUrl: {
    type: 'text',
    question: 'SSO start URL',
    meaning: 'address of the access portal, or the issuer URL',
  },
  ssoRegion: {
    type: 'text',
    question: 'SSO region',
    meaning: 'region of Identity Center, not of the buckets',
  },
  ssoScopes: {
    type: 'list',
    question: 'SSO registration scopes',
    meaning: 'what the sign-in may be used for; sso:account:access unless said',
  },
  ssoAccountId: {
    type: 'text',
    question: 'AWS Account ID (sso_account_id)',
    meaning: 'the account, twelve digits',
  },
  ssoRoleName: {
    type: 'text',
    question: 'Permission set name (sso_role_name)',
    meaning: 'name of the permission set',
  },
  legacy: {
    type: 'flag',
    question: 'Without an SSO session?',
    meaning: 'the older form, without a section for the session: for programs that do not know it',
  },
  webIdentityTokenFile: {
    type: 'text',
    question: 'File with the token',
    meaning: 'path of the file that holds the token',
  },
  oauthClientId: {
    type: 'text',
    question: 'OAuth Client ID',
    meaning: 'id of the application at the OpenID Connect provider',
  },
  oauthAuthorizationUrl: {
    type: 'text',
    question: 'OAuth Authorization Url',
    meaning: 'where the browser signs in',
  },
  oauthTokenUrl: {
    type: 'text',
    question: 'OAuth Token Url',
    meaning: 'where the code becomes a token',
  },
  credentialProcess: {
    type: 'text',
    question: 'Command that prints the keys',
    meaning: 'the command, with the whole path of its program',
  },
  region: {
    type: 'text',
    question: 'Default client Region',
    meaning: 'region of the buckets',
  },
  output: {
    type: 'text',
    question: 'CLI default output format (json if not specified)',
    meaning: 'output format of the AWS CLI',
  },
  vendor: {
    type: 'text',
    question: 'Vendor (identity of the connection profile)',
    meaning: 'identity of the connection profile; bookmarks name it as their Provider',
  },
  description: {
    type: 'text',
    question: 'Name in the list of protocols',
    meaning: 'how the connection profile is called in the application',
  },
  nickname: {
    type: 'text',
    question: 'Nickname',
    meaning: 'name of the bookmark',
  },
  hostname: {
    type: 'text',
    question: 'Server',
    meaning: 'host name of S3; s3.amazonaws.com unless said',
  },
  port: { type: 'whole', question: 'Port', meaning: 'port; 443 unless said' },
  path: {
    type: 'text',
    question: 'Path (bucket, or bucket/folder)',
    meaning: 'bucket, or bucket/folder, that is opened first',
  },
  comment: { type: 'text', question: 'Comment', meaning: 'notes in the bookmark' },
  uuid: {
    type: 'text',
    question: 'UUID',
    meaning: 'identity of the bookmark; made from its values unless said',
  },
};

/** The row of a field. */
export function specField(name: FieldName): SpecField {
  return specFields[name];
}

/** Whether a text names a field. */
export function isFieldName(text: string): text is FieldName {
  return Object.hasOwn(specFields, text);
}

/** `roleArn` as an option of the command line: `role-arn`. */
export function optionOfField(name: FieldName): string {
  return name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}
