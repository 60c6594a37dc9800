import { createHash } from 'node:crypto';
import type { Code, ProgramId } from '@duckbill/core';

/** A computer and what is asked about it. Files by their path below the home folder; secrets are written `…`. */
export interface DoctorCase {
  readonly target: string;
  readonly program?: ProgramId;
  readonly files: Readonly<Record<string, string>>;
  /** Linux when absent. */
  readonly platform?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Permission bits that are not 0600. */
  readonly modes?: Readonly<Record<string, number>>;
  /** Of published profiles. */
  readonly profilesFolder?: string;
  /** Folders with permission bits that are not 0700. */
  readonly folderModes?: Readonly<Record<string, number>>;
  /** Files of somebody else. */
  readonly foreign?: readonly string[];
  /** Hours before noon at which a file was written. */
  readonly ages?: Readonly<Record<string, number>>;
}

/** When the computer is looked at. */
export const noon = Date.UTC(2026, 10, 21, 12);

const hour = 3_600_000;
const startUrl = 'https://example.awsapps.com/start';

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');
const at = (hours: number, ending = 'Z'): string =>
  `${new Date(noon + hours * hour).toISOString().slice(0, 19)}${ending}`;
const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

const corp = `[profile corp]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Reader

[sso-session corp]
sso_start_url = ${startUrl}
sso_region = eu-west-1
`;

const token = (more: Record<string, unknown> = {}): string =>
  json({ startUrl, region: 'eu-west-1', accessToken: '…', expiresAt: at(4), ...more });

const tokenFile = `.aws/sso/cache/${sha1('corp')}.json`;

const signedIn = (text: string, more: Partial<DoctorCase> = {}): DoctorCase => ({
  target: 'aws:corp',
  files: { '.aws/config': corp, [tokenFile]: text },
  ...more,
});

const legacy = (url = startUrl): string => `[profile corp]
sso_start_url = ${url}
sso_region = eu-west-1
sso_account_id = 111122223333
sso_role_name = Reader
`;

const bookmark = `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0">
<dict>
    <key>Protocol</key>
    <string>s3</string>
    <key>Provider</key>
    <string>s3-cli</string>
    <key>Hostname</key>
    <string>s3.amazonaws.com</string>
    <key>Username</key>
    <string>corp</string>
</dict>
</plist>
`;

const keysFile = `.aws/cli/cache/${sha1(`{"accountId":"111122223333","roleName":"Reader","startUrl":"${startUrl}"}`)}.json`;

const keys = (expiration: string | undefined): string =>
  json({
    ProviderType: 'sso',
    Credentials: {
      AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      SecretAccessKey: '…',
      SessionToken: '…',
      ...(expiration === undefined ? {} : { Expiration: expiration }),
    },
  });

const older = (files: Readonly<Record<string, string>>, more: Partial<DoctorCase> = {}): DoctorCase => ({
  target: 'work.duck',
  program: 'cyberduck@9.4',
  files: { 'work.duck': bookmark, '.aws/config': legacy(), ...files },
  ...more,
});

const ready = older({ [keysFile]: keys(at(1)) });

const plist = (values: Readonly<Record<string, string | Readonly<Record<string, string>>>>): string => {
  const lines = Object.entries(values).flatMap(([key, value]) => [
    `    <key>${key}</key>`,
    ...(typeof value === 'string'
      ? [`    <string>${value}</string>`]
      : [
          '    <dict>',
          ...Object.entries(value).flatMap(([name, text]) => [
            `        <key>${name}</key>`,
            `        <string>${text}</string>`,
          ]),
          '    </dict>',
        ]),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict>\n${lines.join('\n')}\n</dict>\n</plist>\n`;
};

const reports = (more: Parameters<typeof plist>[0] = {}): string =>
  plist({ Protocol: 's3', Provider: 's3-cli', Hostname: 's3.amazonaws.com', Username: 'work', ...more });

const credentials = `[work]
aws_access_key_id = AKIAIOSFODNN7QWERTY1
aws_secret_access_key = …
`;

const support = 'Library/Group Containers/G69SCX94XU.duck/Library/Application Support/duck';
const cliProfile = plist({ Protocol: 's3', Vendor: 's3-cli', Description: 'S3 (Credentials from AWS CLI)' });
const newerProfile = plist({
  Protocol: 's3',
  Vendor: 's3-cli',
  Description: 'S3 (Credentials from AWS CLI)',
  'Token Placeholder': 'Profile',
});
const installed = `${support}/Profiles/cli.cyberduckprofile`;
const publishedFile = 'published/S3 (Credentials from AWS CLI).cyberduckprofile';
const preferences = (value: string): string => plist({ 'profiles.s3.s3-cli.enabled': value });

const mac = (files: Readonly<Record<string, string>>): DoctorCase => ({
  target: 'work.duck',
  platform: 'darwin',
  files: { 'work.duck': reports(), '.aws/credentials': credentials, ...files },
});

const sso = (Nickname: string, role: string): string =>
  reports({
    Provider: 's3-iam-identity-center',
    Nickname,
    UUID: Nickname,
    Custom: {
      sso_start_url: startUrl,
      sso_region: 'eu-west-1',
      sso_account_id: '111122223333',
      sso_role_name: role,
    },
  });

const work = (more: Partial<DoctorCase> = {}): DoctorCase => ({
  target: 'aws:work',
  files: { '.aws/credentials': credentials },
  ...more,
});

/** The home folder of all cases. */
export const atHome = '/home/anna';

const webIdentity = `[profile work]
role_arn = arn:aws:iam::111122223333:role/Reports
web_identity_token_file = ${atHome}/.aws/token
`;

const startsProgram = `[profile work]
credential_process = our-keys
`;

/** What only a look at a computer shows, and the same computer when all is well. */
export const doctorCases: ReadonlyMap<Code, readonly [bad: DoctorCase, better: DoctorCase]> = new Map<
  Code,
  readonly [bad: DoctorCase, better: DoctorCase]
>([
  ['cache-token-missing', [{ target: 'aws:corp', files: { '.aws/config': corp } }, signedIn(token())]],
  ['cache-token-over', [signedIn(token({ expiresAt: at(-3) })), signedIn(token())]],
  ['cache-token-elsewhere', [signedIn(token({ region: 'us-east-1' })), signedIn(token())]],
  ['cache-file-shared', [signedIn(token(), { modes: { [tokenFile]: 0o644 } }), signedIn(token())]],
  ['cache-keys-missing', [older({}), ready]],
  ['cache-keys-misnamed', [older({ '.aws/config': legacy(`${startUrl}#/`), [keysFile]: keys(at(1)) }), ready]],
  ['cache-keys-over', [older({ [keysFile]: keys(at(-2)) }), ready]],
  ['cache-keys-without-end', [older({ [keysFile]: keys(undefined) }), ready]],
  ['cache-keys-end-unreadable', [older({ [keysFile]: keys(at(1, 'UTC')) }), ready]],
  ['cache-keys-unreadable', [older({ [keysFile]: '{}\n' }), ready]],
  [
    'cache-keys-before-sign-in',
    [
      older(
        { [keysFile]: keys(at(1)), [`.aws/sso/cache/${sha1(startUrl)}.json`]: token() },
        { ages: { [keysFile]: 5, [`.aws/sso/cache/${sha1(startUrl)}.json`]: 1 } },
      ),
      ready,
    ],
  ],
  [
    'bookmark-profile-not-here',
    [
      mac({ [`${support}/Bookmarks/old.duck`]: reports() }),
      mac({ [`${support}/Profiles/cli.cyberduckprofile`]: cliProfile }),
    ],
  ],
  [
    'bookmark-profile-off',
    [
      mac({ 'Library/Preferences/ch.sudo.cyberduck.plist': preferences('false') }),
      mac({ 'Library/Preferences/ch.sudo.cyberduck.plist': preferences('true') }),
    ],
  ],
  ['bookmark-profile-retired', [mac({ 'work.duck': reports({ Provider: 's3-sts' }) }), mac({})]],
  [
    'bookmark-sso-repeated',
    [
      { target: 'one.duck', files: { 'one.duck': sso('One', 'Reader'), 'two.duck': sso('Two', 'Reader') } },
      { target: 'one.duck', files: { 'one.duck': sso('One', 'Reader'), 'two.duck': sso('Two', 'Writer') } },
    ],
  ],
  [
    'value-shadowed',
    [
      {
        target: 'aws:work',
        files: {
          '.aws/config': '[profile work]\naws_access_key_id = AKIAIOSFODNN7QWERTY2\n',
          '.aws/credentials': credentials,
        },
      },
      { target: 'aws:work', files: { '.aws/credentials': credentials } },
    ],
  ],
  [
    'keychain-off',
    [
      mac({
        'work.duck': reports({
          Provider: 'iterate GmbH',
          Username: 'AKIAIOSFODNN7QWERTY3',
          Custom: { 'connection.login.keychain': 'false' },
        }),
      }),
      mac({ 'work.duck': reports({ Provider: 'iterate GmbH', Username: 'AKIAIOSFODNN7QWERTY3' }) }),
    ],
  ],
  [
    'keychain-may-shadow',
    [mac({}), mac({ 'work.duck': reports({ Provider: 'iterate GmbH', Username: 'AKIAIOSFODNN7QWERTY3' }) })],
  ],
  [
    'named-file-missing',
    [
      work({ files: { '.aws/config': webIdentity } }),
      work({ files: { '.aws/config': webIdentity, '.aws/token': '…' } }),
    ],
  ],
  [
    'named-program-missing',
    [
      work({ files: { '.aws/config': startsProgram }, environment: { PATH: `${atHome}/bin` } }),
      work({ files: { '.aws/config': startsProgram, 'bin/our-keys': '' }, environment: { PATH: `${atHome}/bin` } }),
    ],
  ],
  [
    'profile-not-current',
    [
      { ...mac({ [installed]: cliProfile, [publishedFile]: newerProfile }), profilesFolder: 'published' },
      { ...mac({ [installed]: newerProfile, [publishedFile]: newerProfile }), profilesFolder: 'published' },
    ],
  ],
  ['secret-file-shared', [work({ modes: { '.aws/credentials': 0o644 } }), work()]],
  ['secret-file-foreign', [work({ foreign: ['.aws/credentials'] }), work()]],
  ['secret-folder-shared', [work({ folderModes: { '.aws': 0o777 } }), work()]],
]);
