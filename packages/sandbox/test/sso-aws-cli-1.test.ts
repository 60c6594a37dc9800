import { createHash } from 'node:crypto';
import { identityCenter, identityCenterWorld } from '@duckbill/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeWithPeers } from '../../../peers/peers.ts';
import { answerDevicePage } from './answer-device-page.ts';
import { changedCenter } from './changed-center.ts';
import { SsoPeers } from './sso-peers.ts';

const { account, person, permissionSet, startUrl } = identityCenter;

let peers: SsoPeers;

beforeAll(async () => {
  peers = await SsoPeers.start();
});

beforeEach(() => peers.sandbox.changeWorld(identityCenterWorld()));

afterAll(() => peers.sandbox.close());

describeWithPeers(['aws-cli-v1'], 'the raw commands of AWS CLI 1', () => {
  beforeEach(() => peers.openHome());
  afterEach(() => peers.closeHome());

  const json = async (...words: string[]): Promise<Record<string, unknown>> => {
    const { exitCode, stdout, stderr } = await peers.cli1(...words, '--output', 'json');
    expect([exitCode, stderr]).toEqual([0, '']);
    return stdout === '' ? {} : (JSON.parse(stdout) as Record<string, unknown>);
  };

  it('sign in with a device code, list, get credentials and sign out', { timeout: 180_000 }, async () => {
    const client = await json('sso-oidc', 'register-client', '--client-name', 'raw', '--client-type', 'public');
    const named = [`--client-id=${String(client['clientId'])}`, `--client-secret=${String(client['clientSecret'])}`];
    const device = await json('sso-oidc', 'start-device-authorization', ...named, '--start-url', startUrl);
    const grant = ['--grant-type', 'urn:ietf:params:oauth:grant-type:device_code'];
    const redeem = ['sso-oidc', 'create-token', ...named, ...grant, `--device-code=${String(device['deviceCode'])}`];
    expect((await peers.cli1(...redeem)).stderr).toContain(
      'An error occurred (AuthorizationPendingException) when calling the CreateToken operation',
    );
    await answerDevicePage(peers.sandbox, person);
    const token = `--access-token=${String((await json(...redeem))['accessToken'])}`;
    const accounts = await json('sso', 'list-accounts', token, '--page-size', '1');
    expect(accounts['accountList']).toHaveLength(2);
    const roles = await json('sso', 'list-account-roles', token, '--account-id', account);
    expect(roles['roleList']).toHaveLength(3);
    const role = ['sso', 'get-role-credentials', token, '--account-id', account, '--role-name'];
    expect(await json(...role, permissionSet)).toMatchObject({
      roleCredentials: { accessKeyId: expect.stringMatching(/^DUCKTEMP/) },
    });
    expect((await peers.cli1(...role, 'Nobody')).stderr).toContain(
      'An error occurred (ForbiddenException) when calling the GetRoleCredentials operation: No access',
    );
    await json('sso', 'logout', token);
    expect((await peers.cli1(...role, permissionSet)).stderr).toContain(
      'An error occurred (UnauthorizedException) when calling the GetRoleCredentials operation: Session token not found or invalid',
    );
  });
});

describeWithPeers(['aws-cli-v1'], 'an authorization code redeemed by AWS CLI 1', () => {
  beforeEach(() => peers.openHome());
  afterEach(() => peers.closeHome());

  it('gives a token, and a refresh token that gives another', { timeout: 180_000 }, async () => {
    const redirectUri = 'http://127.0.0.1:45678/oauth/callback';
    const verifier = 'canary-verifier-of-at-least-43-characters-long-1234567890';
    const call = async (...words: string[]): Promise<Record<string, string>> => {
      const { exitCode, stdout, stderr } = await peers.cli1('sso-oidc', ...words, '--output', 'json');
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
    peers.sandbox.changeWorld(changedCenter({ approval: { answer: 'allow', person } }));
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: client['clientId'] ?? '',
      redirect_uri: redirectUri,
      code_challenge_method: 'S256',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    });
    const sent = await fetch(`${peers.sandbox.url}/authorize?${query.toString()}`, { redirect: 'manual' });
    const code = new URL(sent.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const redeem = ['create-token', ...named, '--grant-type', 'authorization_code', '--redirect-uri', redirectUri];
    const tokens = await call(...redeem, `--code=${code}`, `--code-verifier=${verifier}`);
    const refresh = ['create-token', ...named, '--grant-type', 'refresh_token'];
    const fresh = await call(...refresh, `--refresh-token=${tokens['refreshToken'] ?? ''}`);
    const accounts = await peers.cli1('sso', 'list-accounts', `--access-token=${fresh['accessToken'] ?? ''}`);
    expect(accounts.stdout).toContain(account);
    expect((await peers.cli1('sso-oidc', ...refresh, '--refresh-token=nonsense')).stderr).toContain(
      '(InvalidGrantException)',
    );
  });
});
