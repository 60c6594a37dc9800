import type { Code, ProfileValues } from '@duckbill/core';
import { cyberduck, keys, type PlanRequest, role } from './plan-request.ts';

const roleArn = 'arn:aws:iam::111122223333:role/Reports';
const accessKeyId = 'AKIAIOSFODNN7QWERTY1';
const temporary = `[reports]\naws_access_key_id = ASIAIOSFODNN7QWERTY1\naws_secret_access_key = …\naws_session_token = …\n`;

const sso = (region = 'eu-central-1'): string =>
  `[profile corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = ${region}\nsso_account_id = 111122223333\nsso_role_name = Reader\n`;

const ssoCustom = {
  sso_region: 'eu-central-1',
  sso_start_url: 'https://example.awsapps.com/start',
  sso_account_id: '111122223333',
  sso_role_name: 'Reader',
};

const identityCenter = (bookmark: NonNullable<PlanRequest['bookmark']>, more: Partial<PlanRequest> = {}): PlanRequest =>
  cyberduck({ Provider: 's3-iam-identity-center', ...bookmark }, { config: sso(), ...more });

const openid = (values: Partial<ProfileValues>): PlanRequest => ({
  profile: {
    Protocol: 's3',
    Vendor: 'reports',
    Description: 'Reports',
    'OAuth Configurable': true,
    'OAuth Authorization Url': 'https://accounts.google.com/o/oauth2/auth',
    'OAuth Token Url': 'https://accounts.google.com/o/oauth2/token',
    'OAuth Redirect Url': 'x-cyberduck-action:oauth',
    'OAuth Client ID': 'reports',
    'OAuth Client Secret': '',
    Authorization: 'AuthorizationCode',
    Scopes: ['openid'],
    Properties: { role_arn: roleArn },
    ...values,
  },
  program: 'cyberduck@9.5',
});

const awsCliProfile = (token: boolean): ProfileValues => ({
  Protocol: 's3',
  Vendor: 'reports',
  Description: 'Reports',
  'Password Configurable': false,
  ...(token ? { 'Token Configurable': true } : {}),
});

const machine = (role: string): PlanRequest => ({
  profile: {
    Protocol: 's3',
    Vendor: 'reports',
    Description: 'Reports',
    Context: `http://169.254.169.254/latest/meta-data/iam/security-credentials/${role}`,
    'Username Configurable': false,
    'Password Configurable': false,
  },
  program: 'cyberduck@9.5',
});

type BadAndBetter = readonly [bad: PlanRequest, better: PlanRequest];

/** What is worth knowing about a plan as Cyberduck, and the same without it. */
export const cyberduckRequests: ReadonlyMap<Code, BadAndBetter> = new Map<Code, BadAndBetter>([
  [
    'plan-username-blank',
    [
      cyberduck({}, { credentials: keys, program: 'cyberduck@9.2' }),
      cyberduck({ Username: 'reports' }, { credentials: keys, program: 'cyberduck@9.2' }),
    ],
  ],
  [
    'plan-token-flag-missing',
    [
      cyberduck({ Provider: 'reports', Username: 'reports' }, { credentials: keys, installed: awsCliProfile(false) }),
      cyberduck({ Provider: 'reports', Username: 'reports' }, { credentials: keys, installed: awsCliProfile(true) }),
    ],
  ],
  [
    'plan-aws-way-not-known',
    [
      cyberduck(
        { Username: 'team' },
        { config: role.replace('source_profile = reports', 'credential_source = Environment') },
      ),
      cyberduck({ Username: 'team' }, { config: role, credentials: keys }),
    ],
  ],
  [
    'plan-aws-keys-to-other-host',
    [
      cyberduck({ Provider: 's3-https', Hostname: 's3.example.org', Username: 'reports' }, { credentials: keys }),
      cyberduck(
        { Provider: 's3-https', Hostname: 's3.example.org', Username: 'reports-example' },
        { credentials: keys },
      ),
    ],
  ],
  [
    'plan-aws-setting-not-sent',
    [
      cyberduck({ Username: 'team' }, { config: `${role}role_session_name = alice\n`, credentials: keys }),
      cyberduck({ Username: 'team', Custom: { role_session_name: 'alice' } }, { config: role, credentials: keys }),
    ],
  ],
  [
    'plan-external-id-not-sent',
    [
      cyberduck({ Username: 'team' }, { config: `${role}external_id = 4711\n`, credentials: keys }),
      cyberduck({ Username: 'team' }, { config: role, credentials: keys }),
    ],
  ],
  [
    'plan-setting-said-twice',
    [
      cyberduck({ Username: 'team', Custom: { role_arn: `${roleArn}2` } }, { config: role, credentials: keys }),
      cyberduck({ Username: 'team' }, { config: role, credentials: keys }),
    ],
  ],
  [
    'plan-duration-not-a-number',
    [
      cyberduck({ Username: 'reports' }, { credentials: `${keys}duration_seconds = 1h\n`, program: 'cyberduck@9.2' }),
      cyberduck({ Username: 'reports' }, { credentials: `${keys}duration_seconds = 3600\n`, program: 'cyberduck@9.2' }),
    ],
  ],
  [
    'plan-process-in-cyberduck',
    [
      cyberduck({ Username: 'team' }, { config: '[profile team]\ncredential_process = keys-for team\n' }),
      cyberduck(
        { Username: 'team' },
        { config: '[profile team]\ncredential_process = /usr/local/bin/keys-for team\n' },
      ),
    ],
  ],
  [
    'plan-keys-of-cli-cache',
    [
      cyberduck({ Username: 'corp' }, { config: sso(), program: 'cyberduck@9.4' }),
      identityCenter({ Username: 'corp', Custom: ssoCustom }),
    ],
  ],
  [
    'plan-role-not-assumed',
    [
      cyberduck(
        { Username: 'team' },
        { config: `${role.replace('= reports', '= corp')}\n${sso()}`, program: 'cyberduck@9.4' },
      ),
      cyberduck({ Username: 'team' }, { config: role, credentials: keys, program: 'cyberduck@9.4' }),
    ],
  ],
  [
    'plan-role-before-its-time',
    [
      cyberduck(
        { Provider: 'aws-s3-sts-assumerole', Username: accessKeyId, Custom: { role_arn: roleArn } },
        { program: 'cyberduck@9.2' },
      ),
      cyberduck({ Username: 'team' }, { config: role, credentials: keys, program: 'cyberduck@9.2' }),
    ],
  ],
  [
    'plan-role-nobody-asks',
    [
      cyberduck({ Provider: 'aws-s3-sts-google-oidc' }, { program: 'cyberduck@9.2' }),
      cyberduck(
        { Provider: 'aws-s3-sts-google-oidc', Custom: { 's3.assumerole.rolearn': roleArn } },
        { program: 'cyberduck@9.2' },
      ),
    ],
  ],
  [
    'plan-older-role-name',
    [
      cyberduck({ Provider: 's3-https', Username: accessKeyId, Custom: { 's3.assumerole.rolearn': roleArn } }),
      cyberduck({ Provider: 's3-https', Username: accessKeyId, Custom: { role_arn: roleArn } }),
    ],
  ],
  [
    'plan-session-needs-user-keys',
    [
      cyberduck({ Provider: 'aws-s3-getsessiontoken', Username: 'reports' }, { credentials: temporary }),
      cyberduck({ Provider: 'aws-s3-getsessiontoken', Username: 'reports' }, { credentials: keys }),
    ],
  ],
  [
    'plan-chained-session-too-long',
    [
      cyberduck({ Username: 'team', Custom: { duration_seconds: '7200' } }, { config: role, credentials: temporary }),
      cyberduck({ Username: 'team', Custom: { duration_seconds: '3600' } }, { config: role, credentials: temporary }),
    ],
  ],
  [
    'plan-sts-of-other-partition',
    [
      cyberduck({ Provider: 's3-https', Hostname: 's3.us-gov-east-1.amazonaws.com', Username: accessKeyId }),
      cyberduck({ Provider: 's3-us-gov-east-1', Hostname: 's3.us-gov-east-1.amazonaws.com', Username: accessKeyId }),
    ],
  ],
  [
    'plan-metadata-host-not-aws',
    [cyberduck({ Provider: 's3-role', Hostname: 's3.example.org' }), cyberduck({ Provider: 's3-role' })],
  ],
  ['plan-metadata-role-unnamed', [machine('s3access'), machine('Reports')]],
  ['plan-metadata-without-token', [{ ...machine('Reports'), program: 'cyberduck@9.4' }, machine('Reports')]],
  [
    'plan-anonymous-without-bucket',
    [
      cyberduck({ Provider: 's3-https', Username: 'anonymous' }),
      cyberduck({ Provider: 's3-https', Username: 'anonymous', Path: '/reports' }),
    ],
  ],
  [
    'plan-identity-center-too-new',
    [identityCenter({ Username: 'corp' }, { program: 'cyberduck@9.4' }), identityCenter({ Username: 'corp' })],
  ],
  [
    'plan-sso-through-cli-profile',
    [cyberduck({ Username: 'corp' }, { config: sso() }), identityCenter({ Username: 'corp' })],
  ],
  [
    'plan-sso-username-not-matched',
    [identityCenter({ Username: 'Reader-111122223333' }), identityCenter({ Username: 'corp' })],
  ],
  [
    'plan-sso-settings-forgotten',
    [identityCenter({ Username: 'corp' }), identityCenter({ Username: 'corp', Custom: ssoCustom })],
  ],
  [
    'plan-sso-region-out-of-reach',
    [identityCenter({ Username: 'corp' }, { config: sso('cn-north-1') }), identityCenter({ Username: 'corp' })],
  ],
  [
    'plan-sso-value-wrong',
    [
      identityCenter({ Custom: { ...ssoCustom, sso_role_name: 'AWSReservedSSO_Reader_0123456789abcdef' } }),
      identityCenter({ Custom: ssoCustom }),
    ],
  ],
  ['plan-oauth-address-missing', [openid({ 'OAuth Authorization Url': '' }), openid({})]],
  ['plan-oauth-flow-unknown', [openid({ Authorization: 'AWS4HMACSHA256' }), openid({})]],
  ['plan-scope-openid-missing', [openid({ Scopes: ['email'] }), openid({})]],
  ['plan-id-token-after-refresh', [openid({ Scopes: ['openid', 'offline_access'] }), openid({})]],
  [
    'plan-session-name-from-token',
    [
      openid({ 'OAuth Authorization Url': 'https://example.auth0.com/authorize' }),
      openid({
        'OAuth Authorization Url': 'https://example.auth0.com/authorize',
        Properties: { role_arn: roleArn, role_session_name: 'reports' },
      }),
    ],
  ],
]);
