import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { identityCenter, identityCenterWorld, startSandbox, type Sandbox, type SandboxWorld } from '@duckbill/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { awsCli2Endpoints } from '../../../peers/aws-cli-v2-endpoints.ts';
import { describeWithPeers, peerEnvironment } from '../../../peers/peers.ts';
import { answerDevicePage, waitForDevice } from './answer-device-page.ts';
import { freshHome, runPeer, type PeerRun } from './run-peer.ts';

const { account, otherAccount, person, permissionSet, region, startUrl } = identityCenter;

const config = `[default]
cli_follow_urlparam = false

[sso-session corp]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_registration_scopes = sso:account:access

[profile sso]
sso_session = corp
sso_account_id = ${account}
sso_role_name = ${permissionSet}
region = ${region}

[profile legacy]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_account_id = ${account}
sso_role_name = ${permissionSet}
region = ${region}

[profile provisioning]
sso_session = corp
sso_account_id = ${otherAccount}
sso_role_name = ${identityCenter.permissionSetProvisioning}
region = ${region}
`;

let sandbox: Sandbox;
let home: ReturnType<typeof freshHome>;

beforeAll(async () => {
  sandbox = await startSandbox({ world: identityCenterWorld() });
});

beforeEach(() => sandbox.changeWorld(identityCenterWorld()));

afterAll(() => sandbox.close());

function openHome(): void {
  home = freshHome();
  mkdirSync(join(home.path, '.aws'));
  writeFileSync(join(home.path, '.aws', 'config'), config);
}

/** Nobody has signed in yet. */
function homeForEach(): void {
  beforeEach(openHome);
  afterEach(() => home.remove());
}

/** The world, its Identity Center changed. */
function worldWith(change: Partial<NonNullable<SandboxWorld['identityCenters']>[number]>): SandboxWorld {
  const world = identityCenterWorld();
  return { ...world, identityCenters: (world.identityCenters ?? []).map((center) => ({ ...center, ...change })) };
}

/** What was asked since a moment in the journal. */
function askedSince(start: number): readonly (string | undefined)[] {
  return sandbox.journal.slice(start).map(({ operation }) => operation);
}

const viaUrl = (): Record<string, string> =>
  peerEnvironment(home.path, { AWS_ENDPOINT_URL: sandbox.url, AWS_DEFAULT_REGION: region });
const viaRules = (): Record<string, string> =>
  peerEnvironment(home.path, { TERM: 'xterm', ...awsCli2Endpoints(join(home.path, 'endpoints'), sandbox.url) });
const cli1 = (...words: string[]): Promise<PeerRun> => runPeer('python3', ['-m', 'awscli', ...words], viaUrl());
const cli2 = (...words: string[]): Promise<PeerRun> => runPeer('/usr/bin/aws', words, viaRules());

const who = ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text', '--profile'];
const sessionArn = /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_S3-Read_[0-9a-f]{16}\/alice\n$/;

/** `aws sso login` with a person at the page. */
async function login(...words: string[]): Promise<PeerRun> {
  const [run] = await Promise.all([cli2('sso', 'login', '--no-browser', ...words), answerDevicePage(sandbox, person)]);
  return run;
}

describeWithPeers(['aws-cli-v1'], 'the raw commands of AWS CLI 1', () => {
  homeForEach();

  const json = async (...words: string[]): Promise<Record<string, unknown>> => {
    const { exitCode, stdout, stderr } = await cli1(...words, '--output', 'json');
    expect([exitCode, stderr]).toEqual([0, '']);
    return stdout === '' ? {} : (JSON.parse(stdout) as Record<string, unknown>);
  };

  it('sign in with a device code, list, get credentials and sign out', async () => {
    const client = await json('sso-oidc', 'register-client', '--client-name', 'raw', '--client-type', 'public');
    const named = [`--client-id=${String(client['clientId'])}`, `--client-secret=${String(client['clientSecret'])}`];
    const device = await json('sso-oidc', 'start-device-authorization', ...named, '--start-url', startUrl);
    const grant = ['--grant-type', 'urn:ietf:params:oauth:grant-type:device_code'];
    const redeem = ['sso-oidc', 'create-token', ...named, ...grant, `--device-code=${String(device['deviceCode'])}`];
    expect((await cli1(...redeem)).stderr).toContain(
      'An error occurred (AuthorizationPendingException) when calling the CreateToken operation',
    );
    await answerDevicePage(sandbox, person);
    const token = `--access-token=${String((await json(...redeem))['accessToken'])}`;
    const accounts = await json('sso', 'list-accounts', token, '--page-size', '1');
    expect(accounts['accountList']).toHaveLength(2);
    const roles = await json('sso', 'list-account-roles', token, '--account-id', account);
    expect(roles['roleList']).toHaveLength(3);
    const role = ['sso', 'get-role-credentials', token, '--account-id', account, '--role-name'];
    expect(await json(...role, permissionSet)).toMatchObject({
      roleCredentials: { accessKeyId: expect.stringMatching(/^DUCKTEMP/) },
    });
    expect((await cli1(...role, 'Nobody')).stderr).toContain(
      'An error occurred (ForbiddenException) when calling the GetRoleCredentials operation: No access',
    );
    await json('sso', 'logout', token);
    expect((await cli1(...role, permissionSet)).stderr).toContain(
      'An error occurred (UnauthorizedException) when calling the GetRoleCredentials operation: Session token not found or invalid',
    );
  });
});

describeWithPeers(['aws-cli-v1'], 'an authorization code redeemed by AWS CLI 1', () => {
  homeForEach();

  it('gives a token, and a refresh token that gives another', async () => {
    const redirectUri = 'http://127.0.0.1:45678/oauth/callback';
    const verifier = 'canary-verifier-of-at-least-43-characters-long-1234567890';
    const call = async (...words: string[]): Promise<Record<string, string>> => {
      const { exitCode, stdout, stderr } = await cli1('sso-oidc', ...words, '--output', 'json');
      expect([exitCode, stderr]).toEqual([0, '']);
      return JSON.parse(stdout) as Record<string, string>;
    };
    const grants = ['--grant-types', 'authorization_code', 'refresh_token', '--scopes', 'sso:account:access'];
    const places = ['--redirect-uris', 'http://127.0.0.1/oauth/callback', '--issuer-url', startUrl];
    const client = await call(
      'register-client',
      '--client-name',
      'raw',
      '--client-type',
      'public',
      ...grants,
      ...places,
    );
    const named = [`--client-id=${client['clientId'] ?? ''}`, `--client-secret=${client['clientSecret'] ?? ''}`];
    sandbox.changeWorld(worldWith({ approval: { answer: 'allow', person } }));
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: client['clientId'] ?? '',
      redirect_uri: redirectUri,
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    });
    const sent = await fetch(`${sandbox.url}/authorize?${query.toString()}`, { redirect: 'manual' });
    const code = new URL(sent.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const redeem = ['create-token', ...named, '--grant-type', 'authorization_code', '--redirect-uri', redirectUri];
    const tokens = await call(...redeem, `--code=${code}`, `--code-verifier=${verifier}`);
    const refresh = ['create-token', ...named, '--grant-type', 'refresh_token'];
    const fresh = await call(...refresh, `--refresh-token=${tokens['refreshToken'] ?? ''}`);
    const accounts = await cli1('sso', 'list-accounts', `--access-token=${fresh['accessToken'] ?? ''}`);
    expect(accounts.stdout).toContain(account);
    expect((await cli1('sso-oidc', ...refresh, '--refresh-token=nonsense')).stderr).toContain(
      '(InvalidGrantException)',
    );
  });
});

describeWithPeers(['aws-cli-v2', 'aws-cli-v1'], 'a session that AWS CLI 2 opened', () => {
  let loginStart: number;
  let loginRun: PeerRun;

  beforeAll(async () => {
    openHome();
    loginStart = sandbox.journal.length;
    loginRun = await login('--sso-session', 'corp');
  });

  afterAll(() => home.remove());

  it('was opened at a page, and nobody was told to slow down', () => {
    const said = `Successfully logged into Start URL: ${startUrl}`;
    expect([loginRun.exitCode, loginRun.stdout]).toEqual([0, expect.stringContaining(said)]);
    const calls = sandbox.journal.slice(loginStart).filter(({ operation }) => operation !== 'DevicePage');
    expect([...new Set(calls.map(({ operation, code }) => `${operation ?? ''} ${code ?? 'done'}`))]).toEqual([
      'RegisterClient done',
      'StartDeviceAuthorization done',
      'CreateToken AuthorizationPendingException',
      'CreateToken done',
    ]);
  });

  it('serves it for STS and S3, and asks for the role once', async () => {
    const start = sandbox.journal.length;
    expect((await cli2(...who, 'sso')).stdout).toMatch(sessionArn);
    expect((await cli2('s3', 'ls', '--profile', 'sso')).stdout).toContain('example-archive');
    const exported = await cli2('configure', 'export-credentials', '--profile', 'sso', '--format', 'process');
    expect(JSON.parse(exported.stdout)).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/^DUCKTEMP/) });
    expect(askedSince(start)).toEqual(['GetRoleCredentials', 'GetCallerIdentity', 'ListBuckets']);
  });

  it('lies in the cache with its refresh token, for nobody else to read', () => {
    const cache = join(home.path, '.aws', 'sso', 'cache');
    const tokens = readdirSync(cache).map((name) => readFileSync(join(cache, name), 'utf8'));
    expect(tokens.filter((text) => text.includes('"refreshToken": "DuckRefresh-'))).toHaveLength(1);
    expect(readdirSync(cache).map((name) => statSync(join(cache, name)).mode & 0o777)).toEqual([0o600, 0o600]);
  });

  it('serves AWS CLI 1 and the SDK for JavaScript', async () => {
    expect((await cli1(...who, 'sso')).stdout).toMatch(sessionArn);
    const start = sandbox.journal.length;
    expect(await sdk('sso')).toMatchObject({ accessKeyId: expect.stringMatching(/^DUCKTEMP/) });
    expect(askedSince(start)).toEqual(['GetRoleCredentials']);
    expect(await sdk('provisioning')).toMatchObject({ message: expect.stringContaining('No access') });
  });

  it('does not open what is listed but not ready', async () => {
    const { stderr } = await cli2(...who, 'provisioning');
    expect(stderr).toContain('An error occurred (ForbiddenException) when calling the GetRoleCredentials operation');
    expect(stderr).toContain(': No access');
  });

  it('ends when the person signs out', async () => {
    const start = sandbox.journal.length;
    expect((await cli2('sso', 'logout')).exitCode).toBe(0);
    expect(sandbox.journal[start]).toMatchObject({ operation: 'Logout', status: 200, caller: person });
    expect((await cli2(...who, 'sso')).exitCode).not.toBe(0);
  });
});

/** What the SDK for JavaScript gets from a profile. */
async function sdk(profile: string): Promise<unknown> {
  const script = fileURLToPath(new URL('read-sso-profile.mjs', import.meta.url));
  const environment = { ...viaUrl(), AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
  return JSON.parse((await runPeer(process.execPath, [script, profile], environment)).stdout);
}

describeWithPeers(['aws-cli-v2'], 'AWS CLI 2', () => {
  homeForEach();

  it('signs in with the older settings, without a token to refresh', async () => {
    await login('--profile', 'legacy');
    expect((await cli2(...who, 'legacy')).stdout).toMatch(sessionArn);
    const cache = join(home.path, '.aws', 'sso', 'cache');
    for (const name of readdirSync(cache))
      expect(readFileSync(join(cache, name), 'utf8')).not.toContain('refreshToken');
  });

  it('refreshes a token that is about to end, and so does the SDK for JavaScript', async () => {
    sandbox.changeWorld(worldWith({ tokenDuration: 240 }));
    await login('--sso-session', 'corp');
    const start = sandbox.journal.length;
    expect((await cli2(...who, 'sso')).stdout).toMatch(sessionArn);
    expect(askedSince(start)).toEqual(['CreateToken', 'GetRoleCredentials', 'GetCallerIdentity']);
    const refreshed = { status: 200, parameters: { grantType: 'refresh_token' }, caller: person };
    expect(sandbox.journal[start]).toMatchObject(refreshed);
    const next = sandbox.journal.length;
    expect(await sdk('sso')).toMatchObject({ accessKeyId: expect.stringMatching(/^DUCKTEMP/) });
    expect(askedSince(next)).toEqual(['CreateToken', 'GetRoleCredentials']);
    expect(sandbox.journal[next]).toMatchObject(refreshed);
  });

  it('is told when the person denies, and when the code gets too old', async () => {
    const [denied] = await Promise.all([
      cli2('sso', 'login', '--no-browser', '--sso-session', 'corp'),
      answerDevicePage(sandbox, person, 'deny'),
    ]);
    expect(denied.stderr).toContain('(AccessDeniedException) when calling the CreateToken operation');
    const late = cli2('sso', 'login', '--no-browser', '--sso-session', 'corp');
    await waitForDevice(sandbox);
    sandbox.clock.advance(601);
    expect((await late).stderr).toContain('The pending authorization to retrieve an SSO token has expired');
  });

  it('is told of a start URL that is nobody’s', async () => {
    sandbox.changeWorld(worldWith({ startUrl: 'https://d-0000000000.awsapps.com/start' }));
    const { stderr } = await cli2('sso', 'login', '--no-browser', '--profile', 'legacy');
    expect(stderr).toContain('(InvalidRequestException) when calling the StartDeviceAuthorization operation');
  });
});

describeWithPeers(['aws-cli-v2', 'python-pty'], 'AWS CLI 2 at a terminal', () => {
  homeForEach();

  const script = fileURLToPath(new URL('answer-prompts.py', import.meta.url));

  it('sets a profile up from what the portal lists', async () => {
    const answers = [
      ['SSO session name', 'fresh'],
      ['SSO start URL', startUrl],
      ['SSO region', region],
      ['SSO registration scopes', ''],
      // The menus: the first account, the first role.
      ['Duckbill Practice', ''],
      [permissionSet, ''],
      ['CLI default client Region', region],
      ['CLI default output format', 'json'],
      ['CLI profile name', 'made'],
    ];
    const words = ['/usr/bin/aws', 'configure', 'sso', '--no-browser'];
    const [run] = await Promise.all([
      runPeer('python3', [script, JSON.stringify(answers), ...words], viaRules()),
      answerDevicePage(sandbox, person),
    ]);
    expect([run.exitCode, run.stdout]).toEqual([0, expect.stringContaining('aws s3 ls --profile made')]);
    expect((await cli2(...who, 'made')).stdout).toMatch(sessionArn);
  });
});
