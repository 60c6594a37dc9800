import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { identityCenter, identityCenterWorld } from '@duckbill/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeWithPeers } from '../../../peers/peers.ts';
import { answerDevicePage, waitForDevice } from './answer-device-page.ts';
import { changedCenter } from './changed-center.ts';
import type { PeerRun } from './run-peer.ts';
import { SsoPeers } from './sso-peers.ts';

const { person, permissionSet, region, startUrl } = identityCenter;

let peers: SsoPeers;

beforeAll(async () => {
  peers = await SsoPeers.start();
});

beforeEach(() => peers.sandbox.changeWorld(identityCenterWorld()));

afterAll(() => peers.sandbox.close());

const who = ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text', '--profile'];
const sessionArn = /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_S3-Read_[0-9a-f]{16}\/alice\n$/;

describeWithPeers(['aws-cli-v2', 'aws-cli-v1'], 'a session that AWS CLI 2 opened', () => {
  let loginStart: number;
  let loginRun: PeerRun;

  beforeAll(async () => {
    peers.openHome();
    loginStart = peers.sandbox.journal.length;
    loginRun = await peers.login('--sso-session', 'corp');
  });

  afterAll(() => peers.closeHome());

  it('was opened at a page, and nobody was told to slow down', () => {
    const said = `Successfully logged into Start URL: ${startUrl}`;
    expect([loginRun.exitCode, loginRun.stdout]).toEqual([0, expect.stringContaining(said)]);
    const calls = peers.sandbox.journal.slice(loginStart).filter(({ operation }) => operation !== 'DevicePage');
    expect([...new Set(calls.map(({ operation, code }) => `${operation ?? ''} ${code ?? 'done'}`))]).toEqual([
      'RegisterClient done',
      'StartDeviceAuthorization done',
      'CreateToken AuthorizationPendingException',
      'CreateToken done',
    ]);
  });

  it('serves it for STS and S3, and asks for the role once', { timeout: 180_000 }, async () => {
    const start = peers.sandbox.journal.length;
    expect((await peers.cli2(...who, 'sso')).stdout).toMatch(sessionArn);
    expect((await peers.cli2('s3', 'ls', '--profile', 'sso')).stdout).toContain('example-archive');
    const exported = await peers.cli2('configure', 'export-credentials', '--profile', 'sso', '--format', 'process');
    expect(JSON.parse(exported.stdout)).toMatchObject({ Version: 1, AccessKeyId: expect.stringMatching(/^DUCKTEMP/) });
    expect(peers.askedSince(start)).toEqual(['GetRoleCredentials', 'GetCallerIdentity', 'ListBuckets']);
  });

  it('lies in the cache with its refresh token, for nobody else to read', () => {
    const cache = join(peers.home, '.aws', 'sso', 'cache');
    const tokens = readdirSync(cache).map((name) => readFileSync(join(cache, name), 'utf8'));
    expect(tokens.filter((text) => text.includes('"refreshToken": "DuckRefresh-'))).toHaveLength(1);
    expect(readdirSync(cache).map((name) => statSync(join(cache, name)).mode & 0o777)).toEqual([0o600, 0o600]);
  });

  it('serves AWS CLI 1 and the SDK for JavaScript', async () => {
    expect((await peers.cli1(...who, 'sso')).stdout).toMatch(sessionArn);
    const start = peers.sandbox.journal.length;
    expect(await peers.sdk('sso')).toMatchObject({ accessKeyId: expect.stringMatching(/^DUCKTEMP/) });
    expect(peers.askedSince(start)).toEqual(['GetRoleCredentials']);
    expect(await peers.sdk('provisioning')).toMatchObject({ message: expect.stringContaining('No access') });
  });

  it('does not open what is listed but not ready', async () => {
    const { stderr } = await peers.cli2(...who, 'provisioning');
    expect(stderr).toContain('An error occurred (ForbiddenException) when calling the GetRoleCredentials operation');
    expect(stderr).toContain(': No access');
  });

  it('ends when the person signs out', async () => {
    const start = peers.sandbox.journal.length;
    expect((await peers.cli2('sso', 'logout')).exitCode).toBe(0);
    expect(peers.sandbox.journal[start]).toMatchObject({ operation: 'Logout', status: 200, caller: person });
    expect((await peers.cli2(...who, 'sso')).exitCode).not.toBe(0);
  });
});

describeWithPeers(['aws-cli-v2'], 'AWS CLI 2', () => {
  beforeEach(() => peers.openHome());
  afterEach(() => peers.closeHome());

  it('signs in with the older settings, without a token to refresh', async () => {
    await peers.login('--profile', 'legacy');
    expect((await peers.cli2(...who, 'legacy')).stdout).toMatch(sessionArn);
    const cache = join(peers.home, '.aws', 'sso', 'cache');
    for (const name of readdirSync(cache))
      expect(readFileSync(join(cache, name), 'utf8')).not.toContain('refreshToken');
  });

  it('refreshes a token that is about to end, and so does the SDK for JavaScript', { timeout: 180_000 }, async () => {
    peers.sandbox.changeWorld(changedCenter({ tokenDuration: 240 }));
    await peers.login('--sso-session', 'corp');
    const start = peers.sandbox.journal.length;
    expect((await peers.cli2(...who, 'sso')).stdout).toMatch(sessionArn);
    expect(peers.askedSince(start)).toEqual(['CreateToken', 'GetRoleCredentials', 'GetCallerIdentity']);
    const refreshed = { status: 200, parameters: { grantType: 'refresh_token' }, caller: person };
    expect(peers.sandbox.journal[start]).toMatchObject(refreshed);
    const next = peers.sandbox.journal.length;
    expect(await peers.sdk('sso')).toMatchObject({ accessKeyId: expect.stringMatching(/^DUCKTEMP/) });
    expect(peers.askedSince(next)).toEqual(['CreateToken', 'GetRoleCredentials']);
    expect(peers.sandbox.journal[next]).toMatchObject(refreshed);
  });

  it('is told when the person denies, and when the code gets too old', { timeout: 180_000 }, async () => {
    const [denied] = await Promise.all([
      peers.cli2('sso', 'login', '--no-browser', '--sso-session', 'corp'),
      answerDevicePage(peers.sandbox, person, 'deny'),
    ]);
    expect(denied.stderr).toContain('(AccessDeniedException) when calling the CreateToken operation');
    const late = peers.cli2('sso', 'login', '--no-browser', '--sso-session', 'corp');
    await waitForDevice(peers.sandbox);
    peers.sandbox.clock.advance(601);
    expect((await late).stderr).toContain('The pending authorization to retrieve an SSO token has expired');
  });

  it('is told of a start URL that is nobody’s', async () => {
    peers.sandbox.changeWorld(changedCenter({ startUrl: 'https://d-0000000000.awsapps.com/start' }));
    const { stderr } = await peers.cli2('sso', 'login', '--no-browser', '--profile', 'legacy');
    expect(stderr).toContain('(InvalidRequestException) when calling the StartDeviceAuthorization operation');
  });
});

describeWithPeers(['aws-cli-v2', 'python-pty'], 'AWS CLI 2 at a terminal', () => {
  beforeEach(() => peers.openHome());
  afterEach(() => peers.closeHome());

  it('sets a profile up from what the portal lists', async () => {
    const answers: readonly (readonly [string, string])[] = [
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
    const [run] = await Promise.all([peers.configureSso(answers), answerDevicePage(peers.sandbox, person)]);
    expect([run.exitCode, run.stdout]).toEqual([0, expect.stringContaining('aws s3 ls --profile made')]);
    expect((await peers.cli2(...who, 'made')).stdout).toMatch(sessionArn);
  });
});
