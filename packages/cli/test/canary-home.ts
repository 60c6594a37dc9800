import { plist, strings } from './sample-files.ts';

const account = '210987654321';

/** What must be nowhere but in the files that it stands in. */
export const canaries: Readonly<Record<string, string>> = {
  secret: 'canary-secret-of-the-real-user-no-key-01',
  token: 'canary-session-token-of-the-real-user==',
  other: 'canary-secret-of-another-profile-no-key1',
  comment: 'canary-in-a-comment-of-somebody',
  note: 'canary-in-a-note-behind-a-value',
  command: 'canary-in-a-command',
  password: 'canary-password-of-a-bookmark',
  keyId: 'AKIACANARYOFTHEREAL1',
  otherId: 'AKIACANARYOFANOTHER1',
  webToken: 'canarysignature',
};

const claims = { iss: 'https://issuer.example.org/pool', aud: 'reports-app', sub: 'alice', exp: 1 };
const json = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const role = (name: string): string => `arn:aws:iam::${account}:role/team/${name}`;
const serial = `arn:aws:iam::${account}:mfa/alice-phone`;

const config = `# ${canaries['comment'] ?? ''}
[profile alice]
region = eu-central-1
output = text # ${canaries['note'] ?? ''}

[profile reports]
role_arn = ${role('Reports')}
source_profile = alice
mfa_serial = ${serial}
external_id = partner-7
duration_seconds = 7200
region = eu-central-1

[profile archive]
role_arn = ${role('Archive')}
source_profile = reports
region = eu-central-1

[sso-session corp]
sso_start_url = https://example-corp.awsapps.com/start#
sso_region = eu-north-1
sso_registration_scopes = sso:account:access

[profile dev]
sso_session = corp
sso_account_id = ${account}
sso_role_name = Reader
region = eu-central-1

[profile prod]
sso_session = corp
sso_account_id = 345678901234
sso_role_name = Auditor
region = eu-central-1

[profile dev-role]
role_arn = ${role('FromDev')}
source_profile = dev
region = eu-central-1

[profile web]
role_arn = ${role('Web')}
web_identity_token_file = token
region = eu-central-1

[profile vault]
credential_process = vault-tool --secret ${canaries['command'] ?? ''} read
region = eu-central-1

[profile temporary]
region = eu-central-1
`;

const credentials = `[alice]
aws_access_key_id = ${canaries['keyId'] ?? ''}
aws_secret_access_key = ${canaries['secret'] ?? ''}

[temporary]
aws_access_key_id = ASIACANARYOFTHEREAL1
aws_secret_access_key = ${canaries['other'] ?? ''}
aws_session_token = ${canaries['token'] ?? ''}

[other]
; aws_secret_access_key = ${canaries['comment'] ?? ''}
aws_access_key_id = ${canaries['otherId'] ?? ''}
aws_secret_access_key = ${canaries['other'] ?? ''}
`;

const profile = plist(
  `${strings({ Protocol: 's3', Vendor: 'corp-role', Description: 'Corp (role with MFA)' })}\t<key>Role Configurable</key>
\t<true/>
\t<key>Multi Factor Configurable</key>
\t<true/>
\t<!-- ${canaries['comment'] ?? ''} -->
\t<key>Properties</key>
\t<dict>
${strings({ role_arn: role('Reports'), mfa_serial: serial })}\t</dict>
`,
);

function bookmark(provider: string, username: string): string {
  return plist(
    strings({
      Protocol: 's3',
      Provider: provider,
      Nickname: 'Work',
      UUID: '3f0c2b52-6d0e-4f7c-9a56-0d2f8f4f9b11',
      Hostname: 's3.amazonaws.com',
      Port: '443',
      Username: username,
      Path: '/corp-reports/2026',
      Comment: `call me, ${canaries['comment'] ?? ''}`,
      Password: canaries['password'] ?? '',
    }),
  );
}

/** The home of somebody with every way in, full of canaries. */
export const canaryFiles: Readonly<Record<string, string>> = {
  'Corp.cyberduckprofile': profile,
  'work.duck': bookmark('corp-role', canaries['keyId'] ?? ''),
  'cli.duck': bookmark('s3-cli', 'reports'),
  '.aws/config': config,
  '.aws/credentials': credentials,
  token: `${json({ alg: 'RS256', kid: 'real' })}.${json(claims)}.${canaries['webToken'] ?? ''}`,
};
