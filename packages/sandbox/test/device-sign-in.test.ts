import { identityCenter, type WorldApproval } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { changedCenter } from './changed-center.ts';
import { SignInClient, textIn, waiting } from './sign-in-client.ts';

const { person, startUrl } = identityCenter;

describe('signing in with a device code', () => {
  it('registers a client for 90 days', async () => {
    const client = new SignInClient();
    const { status, json } = await client.oidc('/client/register', { clientName: 'practice', clientType: 'public' });
    expect(status).toBe(200);
    expect(json['clientIdIssuedAt']).toBe(client.now);
    expect(json['clientSecretExpiresAt']).toBe(client.now + 90 * 24 * 3600);
  });

  it('gives two codes and the address of a page', async () => {
    const client = new SignInClient();
    const { json } = await client.startDevice(await client.register());
    expect(json).toMatchObject({ expiresIn: 600, interval: 1, verificationUri: 'http://127.0.0.1:4566/device' });
    expect(textIn(json, 'userCode')).toMatch(/^[B-Z]{4}-[B-Z]{4}$/);
    expect(json['verificationUriComplete']).toBe(`http://127.0.0.1:4566/device?user_code=${textIn(json, 'userCode')}`);
  });

  it('names the page of AWS to whoever reached it under its name', async () => {
    const client = new SignInClient();
    client.host = 'oidc.eu-west-1.amazonaws.com';
    const { json } = await client.startDevice(await client.register());
    expect(json['verificationUri']).toBe('https://device.sso.eu-west-1.amazonaws.com/');
    client.host = 'device.sso.eu-west-1.amazonaws.com';
    expect((await client.get(`/?user_code=${textIn(json, 'userCode')}`)).body).toContain(textIn(json, 'userCode'));
    client.host = 'device.sso.us-east-1.amazonaws.com';
    expect((await client.get(`/?user_code=${textIn(json, 'userCode')}`)).status).toBe(404);
  });

  it('is pending until somebody approves, and then gives one token', async () => {
    const { client, registration, userCode, deviceCode } = await waiting();
    const pending = await client.pollDevice(registration, deviceCode);
    expect(pending).toMatchObject({
      status: 400,
      code: 'AuthorizationPendingException',
      json: { error: 'authorization_pending', error_description: 'Authorization is still pending' },
    });
    expect(client.handler.pendingDevices()).toEqual([{ userCode, clientName: 'practice', startUrl }]);
    client.handler.approveDevice(userCode, person);
    client.now += 1;
    const { status, json } = await client.pollDevice(registration, deviceCode);
    expect([status, Object.keys(json).toSorted()]).toEqual([200, ['accessToken', 'expiresIn', 'tokenType']]);
    expect(await client.pollDevice(registration, deviceCode)).toMatchObject({
      code: 'InvalidGrantException',
      json: { error: 'invalid_grant', error_description: 'Invalid grant provided' },
    });
  });

  it('asks a hasty client to slow down, and only while it waits', async () => {
    const { client, registration, userCode, deviceCode } = await waiting();
    const codes: unknown[] = [];
    for (const pause of [6, 0.3, 1, 0.5]) {
      client.now += pause;
      codes.push((await client.pollDevice(registration, deviceCode)).code);
    }
    const [pending, slow] = ['AuthorizationPendingException', 'SlowDownException'];
    expect(codes).toEqual([pending, slow, pending, slow]);
    client.handler.approveDevice(userCode, person);
    expect((await client.pollDevice(registration, deviceCode)).status).toBe(200);
  });

  it('does not count a look at the very start, as AWS CLI 2 takes one', async () => {
    const { client, registration, deviceCode } = await waiting();
    const codes: unknown[] = [];
    for (const pause of [0, 0.1, 1, 0.1]) {
      client.now += pause;
      codes.push((await client.pollDevice(registration, deviceCode)).code);
    }
    const [pending, slow] = ['AuthorizationPendingException', 'SlowDownException'];
    expect(codes).toEqual([pending, pending, pending, slow]);
  });

  it('says that it was denied, and that a code is too old', async () => {
    const { client, registration, userCode, deviceCode } = await waiting();
    client.handler.denyDevice(userCode);
    expect(await client.pollDevice(registration, deviceCode)).toMatchObject({
      code: 'AccessDeniedException',
      json: { error: 'access_denied' },
    });
    const late = await waiting();
    late.client.now += 600;
    expect(await late.client.pollDevice(late.registration, late.deviceCode)).toMatchObject({
      code: 'ExpiredTokenException',
      json: { error: 'expired_token' },
    });
    expect(() => late.client.handler.approveDevice(late.userCode, person)).toThrow('no device code waits');
  });

  it('keeps a code for the client that asked for it', async () => {
    const { client, userCode, deviceCode } = await waiting();
    client.handler.approveDevice(userCode, person);
    expect((await client.pollDevice(await client.register(), deviceCode)).code).toBe('InvalidGrantException');
  });

  it('knows no registration after 90 days, with another secret, or of nobody', async () => {
    const { client, registration, deviceCode } = await waiting();
    const refused = { status: 401, code: 'InvalidClientException', json: { error: 'invalid_client' } };
    expect(await client.pollDevice({ ...registration, clientSecret: 'canary' }, deviceCode)).toMatchObject(refused);
    expect(await client.pollDevice({ ...registration, clientId: 'nobody' }, deviceCode)).toMatchObject(refused);
    client.now += 90 * 24 * 3600;
    expect(await client.startDevice(registration)).toMatchObject(refused);
  });

  it.each([
    ['a start URL that is nobody’s', 'https://d-0000000000.awsapps.com/start', '127.0.0.1:4566', 400],
    ['the instance of another region', startUrl, 'oidc.us-east-1.amazonaws.com', 400],
    ['a slash at the end', `${startUrl}/`, '127.0.0.1:4566', 200],
    ['a fragment at the end', `${startUrl}#/`, '127.0.0.1:4566', 200],
    ['the issuer URL', identityCenter.issuerUrl, '127.0.0.1:4566', 200],
    ['the right region', startUrl, 'oidc.eu-west-1.amazonaws.com', 200],
  ])('takes %s as it should', async (_what, url, host, status) => {
    const client = new SignInClient();
    client.host = host;
    const answer = await client.startDevice(await client.register(), url);
    expect(answer).toMatchObject({ status, ...(status === 200 ? {} : { code: 'InvalidRequestException' }) });
  });

  it('throws for the mistakes of a test', async () => {
    const { client, userCode } = await waiting();
    expect(() => client.handler.approveDevice(userCode, 'nobody')).toThrow('nobody is called nobody');
    expect(() => client.handler.denyDevice('XXXX-XXXX')).toThrow('no device code waits under XXXX-XXXX');
  });
});

describe('a world that answers by itself', () => {
  async function pollsOf(approval: WorldApproval, pauses: readonly number[]): Promise<readonly unknown[]> {
    const { client, registration, deviceCode } = await waiting(new SignInClient(changedCenter({ approval })));
    const seen: unknown[] = [];
    for (const pause of pauses) {
      client.now += pause;
      const { status, code } = await client.pollDevice(registration, deviceCode);
      seen.push(code ?? status);
    }
    return seen;
  }
  const pending = 'AuthorizationPendingException';

  it('allows at once, after seconds, or after polls', async () => {
    expect(await pollsOf({ answer: 'allow', person }, [0])).toEqual([200]);
    expect(await pollsOf({ answer: 'allow', person, afterSeconds: 3 }, [1, 1, 1])).toEqual([pending, pending, 200]);
    expect(await pollsOf({ answer: 'allow', person, afterPolls: 2 }, [1, 1, 1])).toEqual([pending, pending, 200]);
  });

  it('denies', async () => {
    expect(await pollsOf({ answer: 'deny', person, afterPolls: 1 }, [1, 1])).toEqual([
      pending,
      'AccessDeniedException',
    ]);
  });
});

describe('the journal of a sign-in', () => {
  it('names calls, pages and people, and holds no secret', async () => {
    const { client, registration, userCode, deviceCode } = await waiting();
    const page = await client.get(`/device?user_code=${userCode}`);
    client.handler.approveDevice(userCode, person);
    const { json } = await client.pollDevice(registration, deviceCode);
    await client.portal('/assignment/accounts', textIn(json, 'accessToken'));
    const { journal } = client.handler;
    expect(journal.map(({ service, operation, caller }) => [service, operation, caller])).toEqual([
      ['sso-oidc', 'RegisterClient', undefined],
      ['sso-oidc', 'StartDeviceAuthorization', undefined],
      ['sso-oidc', 'DevicePage', undefined],
      ['sso-oidc', 'CreateToken', person],
      ['sso', 'ListAccounts', person],
    ]);
    const text = JSON.stringify(journal);
    const secrets = [...Object.values(registration), userCode, deviceCode, textIn(json, 'accessToken')];
    const formKey = /name="form_key" value="([^"]+)"/.exec(page.body)?.[1] ?? 'no form key';
    for (const secret of [...secrets, formKey]) expect(text).not.toContain(secret);
  });
});
