import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { identityCenter, type Sandbox, startSandbox, totpCode } from '@duckbill/sandbox';
import { practice, practiceAccount, webToken } from './practice-account.ts';

/** A way in, and what has to be asked of AWS for it: each call needs what the one before it answered. */
export interface ConnectWay {
  readonly name: string;
  readonly calls: readonly string[];
  /** What follows `duckbill connect`. */
  readonly words: readonly string[];
  /** AWS CLI commands that do the same: one after another, with the same input. Absent: it cannot. */
  readonly awsCli?: readonly string[];
  /** Lines for the prompts. */
  readonly answers?: (code: string) => readonly string[];
  /** Seconds that a token of Identity Center lasts. */
  readonly tokenDuration?: number;
}

const { account, permissionSet, region, startUrl } = identityCenter;
const [first, second, third] = practice.roles;
const list = ['s3api', 'list-buckets', '--profile'];
const code = (given: string): readonly string[] => [given];

function ofProfile(
  name: string,
  calls: readonly string[],
  profile: string,
  more: Partial<ConnectWay> = {},
): ConnectWay {
  return { name, calls, words: [`aws:${profile}`], awsCli: [...list, profile], ...more };
}

/**
 * The calls that each way cannot do without, as its program does it. Cyberduck proves the keys with GetCallerIdentity
 * before it lists (cyberduck-s3-connect §4); the AWS CLI does not.
 */
export const connectWays: readonly ConnectWay[] = [
  ofProfile('static keys', ['ListBuckets'], 'user'),
  ofProfile('AssumeRole', ['AssumeRole', 'ListBuckets'], 'role'),
  ofProfile('AssumeRole with MFA', ['AssumeRole', 'ListBuckets'], 'mfa', { answers: code }),
  {
    name: 'GetSessionToken with MFA, as Cyberduck',
    calls: ['GetSessionToken', 'GetCallerIdentity', 'ListBuckets'],
    words: ['Session.cyberduckprofile'],
    answers: (given) => [practice.accessKeyId, practice.secretAccessKey, given],
  },
  ofProfile('GetSessionToken with MFA for a role', ['GetSessionToken', 'AssumeRole', 'ListBuckets'], 'mfa', {
    words: ['aws:mfa', '--reuse-mfa'],
    answers: code,
  }),
  ofProfile('a chain of three roles', ['AssumeRole', 'AssumeRole', 'AssumeRole', 'ListBuckets'], 'chain'),
  ofProfile('web identity', ['AssumeRoleWithWebIdentity', 'ListBuckets'], 'web'),
  ofProfile('Identity Center, token kept', ['GetRoleCredentials', 'ListBuckets'], 'center'),
  ofProfile('Identity Center, token renewed', ['CreateToken', 'GetRoleCredentials', 'ListBuckets'], 'center', {
    // With less than five minutes left the AWS CLI and the SDK for JavaScript renew it (aws-config D).
    tokenDuration: 240,
  }),
  ofProfile('credential_process', ['ListBuckets'], 'process', { words: ['aws:process', '--allow-process'] }),
];

function configIn(home: string): string {
  const profiles: Readonly<Record<string, string>> = {
    user: '',
    role: `role_arn = ${first}\nsource_profile = user\n`,
    mfa: `role_arn = ${first}\nsource_profile = user\nmfa_serial = ${practice.serial}\n`,
    second: `role_arn = ${second}\nsource_profile = role\n`,
    chain: `role_arn = ${third}\nsource_profile = second\n`,
    web: `role_arn = ${practice.webRole}\nweb_identity_token_file = ${path.join(home, 'token')}\n`,
    center: `sso_session = corp\nsso_account_id = ${account}\nsso_role_name = ${permissionSet}\n`,
    process: `credential_process = cat ${path.join(home, 'keys.json')}\n`,
  };
  const sections = Object.entries(profiles).map(([name, text]) => `[profile ${name}]\nregion = us-east-1\n${text}\n`);
  return `${sections.join('')}[sso-session corp]\nsso_start_url = ${startUrl}\nsso_region = ${region}\nsso_registration_scopes = sso:account:access\n`;
}

const sessionProfile = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>Protocol</key><string>s3</string>
<key>Vendor</key><string>example-session</string>
<key>Description</key><string>Session with MFA</string>
<key>Default Hostname</key><string>s3.amazonaws.com</string>
<key>Multi Factor Configurable</key><true/>
<key>Properties</key><dict><key>mfa_serial</key><string>${practice.serial}</string></dict>
</dict></plist>
`;

/** A sandbox and a home folder that nobody used before, in which a way can be gone. */
export interface WayPlace {
  readonly home: string;
  readonly sandbox: Sandbox;
  /** What to write on standard input. */
  readonly input: string;
  /** Variables by which programs take the sandbox for AWS. */
  readonly environment: Readonly<Record<string, string>>;
  /** What was asked. */
  readonly asked: () => readonly string[];
  /** Milliseconds from the first question to the last one. */
  readonly span: () => number;
  readonly close: () => Promise<void>;
}

/** Opens a place for a way; every answer of its sandbox begins so many seconds late. */
export async function openPlace(way: ConnectWay, latency = 0): Promise<WayPlace> {
  const sandbox = await startSandbox({ world: practiceAccount(way.tokenDuration) });
  const home = await realpath(await mkdtemp(path.join(tmpdir(), 'duckbill-way-')));
  const { accessKeyId, secretAccessKey } = practice;
  const keys = `[user]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
  const files: Readonly<Record<string, string>> = {
    '.aws/config': configIn(home),
    '.aws/credentials': keys,
    'Session.cyberduckprofile': sessionProfile,
    'keys.json': JSON.stringify({ Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey }),
    token: webToken(sandbox.clock.now()),
    [`.aws/sso/cache/${createHash('sha1').update('corp').digest('hex')}.json`]: JSON.stringify(await token(sandbox)),
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(home, name)), { recursive: true, mode: 0o700 });
    await writeFile(path.join(home, name), text, { mode: 0o600 });
  }
  if (latency > 0) sandbox.changeFaults([{ kind: 'slow', headersAfter: latency }]);
  const start = sandbox.journal.length;
  const given = totpCode({ secret: practice.seed, now: sandbox.clock.now() });
  return {
    home,
    sandbox,
    input: (way.answers?.(given) ?? []).map((line) => `${line}\n`).join(''),
    environment: Object.fromEntries(
      ['STS', 'S3', 'SSO', 'SSO_OIDC'].map((service) => [`AWS_ENDPOINT_URL_${service}`, sandbox.url]),
    ),
    asked: () => sandbox.journal.slice(start).map(({ operation }) => operation ?? ''),
    span: () => {
      const times = sandbox.journal.slice(start).map(({ at }) => Date.parse(at));
      return (times.at(-1) ?? Number.NaN) - (times[0] ?? Number.NaN);
    },
    close: async () => {
      await sandbox.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** What follows the program's name: Cyberduck looks at no variable. */
export function wordsOf({ words }: ConnectWay, { sandbox }: WayPlace): readonly string[] {
  const [target = ''] = words;
  return ['connect', ...words, ...(target.startsWith('aws:') ? [] : ['--endpoint-url', sandbox.url])];
}

/** A token as `aws sso login` keeps it. */
async function token(sandbox: Sandbox): Promise<object> {
  const post = async (target: string, members: object): Promise<Readonly<Record<string, unknown>>> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${sandbox.url}${target}`, { method: 'POST', headers, body: JSON.stringify(members) });
    const said: Readonly<Record<string, unknown>> = JSON.parse(await answer.text());
    return said;
  };
  const scopes = ['sso:account:access'];
  const grants = ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'];
  const client = { clientName: 'round-trips', clientType: 'public', scopes, grantTypes: grants };
  const { clientId, clientSecret, clientSecretExpiresAt } = await post('/client/register', client);
  const { deviceCode } = await post('/device_authorization', { clientId, clientSecret, startUrl });
  const wish = { clientId, clientSecret, grantType: grants[0], deviceCode };
  const { accessToken, refreshToken, expiresIn } = await post('/token', wish);
  const at = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
  const expiresAt = at(sandbox.clock.now() + Number(expiresIn));
  const registrationExpiresAt = at(Number(clientSecretExpiresAt));
  return { startUrl, region, accessToken, expiresAt, clientId, clientSecret, registrationExpiresAt, refreshToken };
}
