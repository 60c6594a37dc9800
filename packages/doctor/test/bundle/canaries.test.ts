import { describe, expect, it } from 'vitest';
import { bundleOf, insideOf, type MadeBundle, machineWith } from './bundle-of.ts';
import { binaryPlist } from './binary-plist.ts';

/** One secret for each place, none like another: a leak names its place. */
const canaries = {
  configSecret: 'Canary01InTheConfigFile/Q7+x',
  credentialsSecret: 'Canary02InCredentials/K7MDENG/bPxRfiCYabc',
  sessionToken: 'IQoJb3JpZ2luCanary03SessionToken//////////==',
  commented: 'Canary04CommentedOut',
  commentedWithoutSign: 'Canary05CommentedOut',
  semicolon: 'Canary06BehindSemicolon',
  noted: 'Canary07InANote',
  spaced: 'Canary08 with Spaces08 in It08',
  trailing: 'Canary09BeforeANote',
  unclosed: 'Canary10UnderABrokenHeader',
  headerLine: 'Canary11BehindAHeader',
  withoutSign: 'Canary12WithoutSign',
  nested: 'Canary13Nested',
  continued: 'Canary14OnTheNextLine',
  processToken: 'Canary15ProcessToken',
  processQuoted: 'Canary16 Qu0ted16 W0rds16',
  processShort: 'Canary17Short',
  processUser: 'Canary18UserPassword',
  processJson: 'Canary19InJson',
  processVariable: 'Canary20Variable',
  proxyInConfig: 'Canary21Proxy',
  plistPassword: 'Canary22&Password',
  plistCustom: 'Canary23Custom',
  plistArray: 'Canary24InAnArray',
  plistComment: 'Canary25InAComment',
  plistNote: 'Canary26InTheNote',
  plistAddress: 'Canary27Address',
  oauthSecret: 'Canary28Oauth',
  cutOff: 'Canary29CutOff',
  cacheToken: 'Canary30AccessToken',
  cacheRefresh: 'Canary31RefreshToken',
  cacheClientSecret: 'Canary32ClientSecret',
  cacheUnknown: 'Canary33UnderAnUnknownName0',
  cacheBroken: 'Canary34InABrokenCache',
  roleSecret: 'Canary35RoleSecret',
  environmentSecret: 'Canary36Environment',
  environmentToken: 'Canary37Environment',
  environmentUnknown: 'Canary38UnknownVariable',
  proxy: 'Canary39Proxy',
  proxyWithoutScheme: 'Canary40Proxy',
  utf16: 'Canary41Utf16',
  nul: 'Canary42BesideNul',
  appended: 'Canary43AppendedByPowerShell',
  presigned: 'canary44c0ffee00c0ffee00c0ffee00',
  privateKey: 'Canary45PrivateKeyCanary45PrivateKey',
  jwt: 'Canary46Signature',
  bearer: 'Canary47Bearer',
  binary: 'Canary48BinaryPlist',
  accented: 'Canäry49Accénted',
  bareSecret: 'Canary50xJalrXUtnFEMI/K7MDENG/bPxRfiCYZZ',
  export: 'Canary51Export',
  fileUrl: 'Canary52Signature2',
  tokenFile: 'Canary53TokenFile',
  jwtClaim: 'Canary54JwtClaim',
  short: 'Ca55',
  program: 'Canary56InAProgram',
  target: 'Canary57Target',
  misspelt: 'Canary58Misspelt',
  customNamed: 'Canary59CustomNamed',
  jsonArray: 'Canary60InAnArrayOfACache',
  netrc: 'Canary61Netrc',
  otherName: 'Canary62OtherName',
  seed: 'CANARY63SEED',
  address: 'Canary64InAPath',
} as const;

const jwt = (payload: object): string =>
  [{ alg: 'RS256' }, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');

const c = canaries;

const config = `aws_secret_access_key = ${c.configSecret}
# aws_secret_access_key = ${c.commented}
#aws_session_token ${c.commentedWithoutSign}
; aws_secret_access_key=${c.semicolon}
# the old password was ${c.noted}
# ${c.bareSecret}
# export AWS_SECRET_ACCESS_KEY=${c.export}
[default]
region = eu-west-1
aws_session_token = ${c.spaced}
[profile work]
aws_secret_access_key = ${c.trailing} # of last year
s3 =
  aws_secret_access_key = ${c.nested}
aws_session_token =
  ${c.continued}
credential_process = vault --token ${c.processToken} --passphrase "${c.processQuoted}" -p ${c.processShort} -u me:${c.processUser} --json '{"SecretAccessKey":"${c.processJson}"}' AWS_SESSION_TOKEN=${c.processVariable} -H "Authorization: Bearer ${c.bearer}"
endpoint_url = https://me:${c.proxyInConfig}@host/
endpoint = https://b.s3.amazonaws.com/k?X-Amz-Signature=${c.presigned}&x=1&Signature=${c.fileUrl}
web_identity_token_file = /home/anna/token
[profile broken
aws_secret_access_key = ${c.unclosed}
[work] aws_secret_access_key = ${c.headerLine}
aws_secret_access_key ${c.withoutSign}
-----BEGIN RSA PRIVATE KEY-----
${c.privateKey}
-----END RSA PRIVATE KEY-----
# ${jwt({ sub: 'anna', iss: 'https://issuer.example', exp: 1 })}.${c.jwt}
aws_secret_access_key = ${c.accented}
aws_secret_acces_key = ${c.misspelt}
my_passwd = ${c.otherName}
totp_seed: ${c.seed}
`;

const credentials = `[default]
aws_access_key_id = AKIAQWERTYUIOPASDFGH
aws_secret_access_key = ${c.credentialsSecret}
aws_session_token = ${c.sessionToken}
`;

function plist(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict>\n${body}</dict>\n</plist>\n`;
}

const entry = (key: string, value: string): string => `<key>${key}</key>\n<string>${value}</string>\n`;

const bookmark = plist(
  `${entry('Protocol', 's3')}${entry('Provider', 'own')}${entry('Hostname', 's3.amazonaws.com')}${entry('Password', c.plistPassword.replace('&', '&amp;'))}${entry('Comment', `see ${c.plistNote}!`)}<!-- password: ${c.plistComment} -->
<key>Custom</key><dict>${entry('aws_secret_access_key', c.plistCustom)}${entry('myPassword', c.customNamed)}</dict>${entry('Path', `/x?X-Amz-Security-Token=${c.address}&amp;a=b`)}`,
);

const profile = plist(
  `${entry('Protocol', 's3')}${entry('Vendor', 'own')}${entry('OAuth Client Secret', c.oauthSecret)}${entry('STS Endpoint', `https://me:${c.plistAddress}@sts.example`)}<key>Properties</key><array><string>aws_secret_access_key=${c.plistArray}</string></array>\n`,
);

const cut = bookmark.slice(0, bookmark.indexOf(c.plistCustom) + c.plistCustom.length).replace(c.plistCustom, c.cutOff);

const utf16 = Buffer.from(`\uFEFF[work]\r\naws_secret_access_key = ${c.utf16}\r\n`, 'utf16le');
const mixed = Buffer.concat([
  Buffer.from(`[default]\naws_secret_access_key = \0${c.nul}\0\n`),
  Buffer.from(`aws_session_token = ${c.appended}\r\n`, 'utf16le'),
]);

const later = '2026-11-22T00:00:00Z';
const caches = {
  '/home/anna/.aws/sso/cache/token.json': JSON.stringify({
    startUrl: 'https://example.awsapps.com/start',
    region: 'eu-west-1',
    accessToken: c.cacheToken,
    expiresAt: later,
    refreshToken: c.cacheRefresh,
    clientId: 'AAAAclient',
    clientSecret: c.cacheClientSecret,
    somethingNew: c.cacheUnknown,
    more: ['a', c.jsonArray],
  }),
  '/home/anna/.aws/sso/cache/broken.json': `{"startUrl": "https://example.awsapps.com/start", "accessToken": "${c.cacheBroken}`,
  '/home/anna/.aws/cli/cache/role.json': JSON.stringify({
    Credentials: {
      AccessKeyId: 'ASIAEXAMPLE',
      SecretAccessKey: c.roleSecret,
      SessionToken: c.sessionToken,
      Expiration: later,
    },
  }),
};

const environment = {
  AWS_SECRET_ACCESS_KEY: c.environmentSecret,
  AWS_CONTAINER_AUTHORIZATION_TOKEN: c.environmentToken,
  SOMEBODYS_API_KEY: c.environmentUnknown,
  HTTPS_PROXY: `http://me:${c.proxy}@proxy:8080`,
  http_proxy: `me:${c.proxyWithoutScheme}@proxy:8080`,
};

const files = {
  '/home/anna/Work.duck': bookmark,
  '/home/anna/Cut.duck': cut,
  '/home/anna/.duck/profiles/Own.cyberduckprofile': profile,
  '/home/anna/.aws/config': config,
  '/home/anna/.aws/credentials': credentials,
  '/home/anna/token': c.tokenFile,
  '/home/anna/.netrc': `machine host login anna password ${c.netrc}\n`,
  '/home/anna/jwt': `${jwt({ sub: 'anna', iss: 'https://issuer.example', exp: 1, nonce: c.jwtClaim })}.${c.jwt}`,
  '/home/anna/Binary.duck': binaryPlist({ Protocol: 's3', Hostname: 's3.amazonaws.com', Password: c.binary }),
  '/home/anna/Short.duck': binaryPlist({ Protocol: 's3', Hostname: 's3.amazonaws.com', Password: c.short }),
  '/home/anna/utf16/.aws/config': utf16,
  '/home/anna/mixed/.aws/credentials': mixed,
  '/home/anna/program': Buffer.concat([Buffer.from('\x7fELF\0\0'), Buffer.from(c.program)]),
  ...caches,
};

/** As a text is, as UTF-8, in XML, and each word of several: none of it may be there, nor with NULs between. */
function formsOf(secret: string): readonly string[] {
  const utf8 = Buffer.from(secret).toString('latin1');
  return [secret, utf8, secret.replace('&', '&amp;'), ...secret.split(' ').filter((word) => word.length > 4)];
}

function leaks({ zip, entries }: Pick<MadeBundle, 'zip' | 'entries'>): readonly string[] {
  const inside = [insideOf(zip), JSON.stringify(entries), Buffer.from(zip).toString('latin1')].join('\n');
  const texts = [inside, inside.replaceAll('\0', '')];
  return Object.entries(canaries)
    .filter(([, secret]) => formsOf(secret).some((form) => texts.some((text) => text.includes(form))))
    .map(([place]) => place);
}

describe('a bundle of a home full of secrets', () => {
  const machine = machineWith(files, { environment });

  it.each([['Work.duck'], ['Binary.duck'], ['aws:work'], ['aws:'], [`s3://AKIAEXAMPLE:${c.target}@bucket/`]])(
    'holds none of them, with %s as target',
    async (target) => {
      const bundle = await bundleOf(machine, target, Object.keys(files));
      expect(leaks(bundle)).toEqual([]);
      expect(bundle.entries.map(({ path }) => path)).toEqual(
        expect.arrayContaining(Object.keys(files).filter((name) => !name.endsWith('program'))),
      );
    },
  );

  it('shows the secrets when nothing is replaced, so that the search for them is right', () => {
    const everything = Object.values(files).map((content) => Buffer.from(content).toString('latin1'));
    const [texts] = [[...everything, ...Object.values(environment)].join('\n').replaceAll('\0', '')];
    const absent = Object.entries(canaries).filter(
      ([, secret]) => !formsOf(secret).some((form) => texts.includes(form)),
    );
    expect(absent.map(([place]) => place)).toEqual(['jwtClaim', 'target']);
  });

  it('keeps what is no secret, byte for byte', async () => {
    const { zip } = await bundleOf(machine, 'Work.duck', Object.keys(files));
    const inside = insideOf(zip);
    for (const text of [
      'aws_access_key_id = AKIAQWERTYUIOPASDFGH',
      'credential_process = vault --token ',
      'web_identity_token_file = /home/anna/token',
      '"startUrl":"https://example.awsapps.com/start","region":"eu-west-1"',
      '"HTTPS_PROXY": "http://me:',
      '<key>Hostname</key>\n<string>s3.amazonaws.com</string>',
    ])
      expect(inside).toContain(text);
    expect(inside).not.toContain('SOMEBODYS_API_KEY');
  });

  it('tells how many secrets were replaced in each file', async () => {
    const { entries } = await bundleOf(machine, 'aws:', Object.keys(files));
    const masked = new Map(entries.map(({ path = '', masked: count }) => [path, count]));
    expect(masked.get('/home/anna/.aws/credentials')).toBe(2);
    expect(masked.get('/home/anna/.aws/cli/cache/role.json')).toBe(2);
    expect(masked.get('/home/anna/token')).toBe(1);
  });
});
