import { identityCenter, identityCenterWorld } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { changedCenter } from './changed-center.ts';
import { PracticeClient, type Keys } from './practice-client.ts';
import { SignInClient, textIn, type JsonAnswer } from './sign-in-client.ts';
import { findText } from './xml-tree.ts';

const { account, otherAccount, person, permissionSet } = identityCenter;

async function tokenOf(client: SignInClient, who: string = person): Promise<string> {
  return textIn((await client.signIn(who)).tokens, 'accessToken');
}

function credentials(client: SignInClient, token: string, role: string, where: string = account): Promise<JsonAnswer> {
  return client.portal(`/federation/credentials?role_name=${encodeURIComponent(role)}&account_id=${where}`, token);
}

describe('the portal of Identity Center', () => {
  it('lists the accounts of a person, and nothing for whom nothing is assigned', async () => {
    const client = new SignInClient();
    const accounts = async (who: string): Promise<unknown> =>
      (await client.portal('/assignment/accounts', await tokenOf(client, who))).json;
    const practice = { accountId: account, accountName: 'Duckbill Practice', emailAddress: 'practice@example.com' };
    const archive = { accountId: otherAccount, accountName: 'Duckbill Archive', emailAddress: 'archive@example.com' };
    expect(await accounts(person)).toEqual({ accountList: [practice, archive] });
    expect(await accounts(identityCenter.personOfOne)).toEqual({ accountList: [practice] });
    expect(await accounts(identityCenter.personOfNone)).toEqual({ accountList: [] });
  });

  it('gives lists page by page', async () => {
    const client = new SignInClient();
    const token = await tokenOf(client);
    const names: unknown[] = [];
    let next = '';
    do {
      const target = `/assignment/roles?account_id=${account}&max_result=2${next === '' ? '' : `&next_token=${next}`}`;
      const { json } = await client.portal(target, token);
      names.push(json['roleList']);
      next = textIn(json, 'nextToken');
    } while (next !== '');
    const named = (roleName: string): unknown => ({ roleName, accountId: account });
    expect(names).toEqual([[named('S3-Read'), named('S3-Full')], [named('Billing')]]);
  });

  it.each([
    ['/assignment/accounts?max_result=0', 400, 'InvalidRequestException'],
    ['/assignment/accounts?max_result=101', 400, 'InvalidRequestException'],
    ['/assignment/accounts?max_result=x', 400, 'InvalidRequestException'],
    ['/assignment/accounts?next_token=nonsense', 400, 'InvalidRequestException'],
    ['/assignment/roles', 400, 'InvalidRequestException'],
    ['/assignment/roles?account_id=12345', 400, 'InvalidRequestException'],
    ['/assignment/roles?account_id=999999999999', 404, 'ResourceNotFoundException'],
    [`/federation/credentials?account_id=${account}`, 400, 'InvalidRequestException'],
    [`/federation/credentials?account_id=${account}&role_name=Nobody`, 403, 'ForbiddenException'],
    [`/federation/credentials?account_id=999999999999&role_name=${permissionSet}`, 403, 'ForbiddenException'],
    [`/federation/credentials?account_id=12345&role_name=${permissionSet}`, 400, 'InvalidRequestException'],
  ])('answers %s with %i %s', async (target, status, code) => {
    const client = new SignInClient();
    expect(await client.portal(target, await tokenOf(client))).toMatchObject({ status, code });
  });

  it('wants the right verb', async () => {
    const client = new SignInClient();
    const token = await tokenOf(client);
    const refused = { status: 405, code: 'MethodNotAllowedException' };
    expect(await client.portal('/assignment/accounts', token, 'POST')).toMatchObject(refused);
    expect(await client.portal('/logout', token)).toMatchObject(refused);
  });

  it('refuses what is listed but not provisioned yet, and what the person does not have, alike', async () => {
    const client = new SignInClient();
    const token = await tokenOf(client);
    const refused = {
      status: 403,
      json: { message: 'No access', __type: 'com.amazonaws.switchboard.portal#ForbiddenException' },
    };
    expect(await credentials(client, token, identityCenter.permissionSetProvisioning, otherAccount)).toMatchObject(
      refused,
    );
    const bob = await tokenOf(client, identityCenter.personOfOne);
    expect(await credentials(client, bob, permissionSet, otherAccount)).toMatchObject(refused);
    expect((await client.portal(`/assignment/roles?account_id=${otherAccount}`, bob)).status).toBe(403);
  });

  it('knows no token that is unknown, absent, expired, logged out, of a person who left, or of another region', async () => {
    const refused = {
      status: 401,
      json: {
        message: 'Session token not found or invalid',
        __type: 'com.amazonaws.switchboard.portal#UnauthorizedException',
      },
    };
    const client = new SignInClient();
    const ask = (token: string | undefined): Promise<JsonAnswer> => client.portal('/assignment/accounts', token);
    expect(await ask(undefined)).toMatchObject(refused);
    expect(await ask('canary-token')).toMatchObject(refused);
    const [first, second] = [await tokenOf(client), await tokenOf(client)];
    expect((await client.portal('/logout', first, 'POST')).response.body).toBe('');
    expect(await ask(first)).toMatchObject(refused);
    expect((await ask(second)).status).toBe(200);
    client.host = 'portal.sso.us-east-1.amazonaws.com';
    expect(await ask(second)).toMatchObject(refused);
    client.host = 'portal.sso.eu-west-1.amazonaws.com';
    expect((await ask(second)).status).toBe(200);
    client.handler.changeWorld(changedCenter({ people: [] }));
    expect(await ask(second)).toMatchObject(refused);
    client.handler.changeWorld(identityCenterWorld());
    client.now += 28_800;
    expect(await ask(second)).toMatchObject(refused);
  });

  it('does not let a client in that registered for something else', async () => {
    const client = new SignInClient();
    const { tokens } = await client.signIn(person, { scopes: ['codewhisperer:completions'] });
    expect((await client.portal('/assignment/accounts', textIn(tokens, 'accessToken'))).status).toBe(401);
  });

  it('counts requests where the world has a limit', async () => {
    const client = new SignInClient(changedCenter({ requestsPerSecond: 3 }));
    const token = await tokenOf(client);
    const statuses: number[] = [];
    for (const pause of [0, 0, 0, 0, 1]) {
      client.now += pause;
      statuses.push((await client.portal('/assignment/accounts', token)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 200]);
  });
});

describe('role credentials', () => {
  /** Keys that STS and S3 of the same sandbox take. */
  async function keysFor(
    client: PracticeClient,
    signIn: SignInClient,
    role: string,
  ): Promise<Keys & { until: unknown }> {
    signIn.now = client.now;
    const { json } = await credentials(signIn, await tokenOf(signIn), role);
    const issued = json['roleCredentials'] as Record<string, unknown>;
    return {
      accessKeyId: textIn(issued, 'accessKeyId'),
      secret: textIn(issued, 'secretAccessKey'),
      token: textIn(issued, 'sessionToken'),
      until: issued['expiration'],
    };
  }

  it('are a session of the reserved role, good for STS and for what the permission set allows', async () => {
    const client = new PracticeClient(identityCenterWorld());
    const signIn = new SignInClient(identityCenterWorld(), client.handler);
    const { until, ...keys } = await keysFor(client, signIn, permissionSet);
    expect(until).toBe((client.now + 3600) * 1000);
    const { xml } = await client.sts(keys, 'GetCallerIdentity');
    expect(findText(xml, 'Arn')).toMatch(
      /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_S3-Read_[0-9a-f]{16}\/alice$/,
    );
    expect(findText(xml, 'UserId')).toMatch(/^DUCKROLE[A-Z2-7]{12}:alice$/);
    expect((await client.s3(keys)).status).toBe(200);
    const billing = await keysFor(client, signIn, identityCenter.permissionSetWithoutS3);
    expect(await client.s3(billing)).toMatchObject({ status: 403, code: 'AccessDenied' });
  });

  it('last as long as the permission set says, and end with the assignment', async () => {
    const client = new PracticeClient(identityCenterWorld());
    const signIn = new SignInClient(identityCenterWorld(), client.handler);
    const { until, ...keys } = await keysFor(client, signIn, 'S3-Full');
    expect(until).toBe((client.now + 14_400) * 1000);
    client.handler.changeWorld(changedCenter({ people: [] }));
    expect((await client.sts(keys, 'GetCallerIdentity')).code).toBe('InvalidClientTokenId');
  });

  it('cannot be had by assuming the reserved role', async () => {
    const client = new PracticeClient(identityCenterWorld());
    const signIn = new SignInClient(identityCenterWorld(), client.handler);
    const keys = await keysFor(client, signIn, 'S3-Full');
    const name = findText((await client.sts(keys, 'GetCallerIdentity')).xml, 'Arn')?.split('/')[1] ?? '';
    const arn = `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/eu-west-1/${name}`;
    const answer = await client.assume({ RoleArn: arn }, keys);
    expect(answer).toMatchObject({ status: 403, code: 'AccessDenied' });
  });
});

describe('which service a request means', () => {
  it('is S3 for a bucket that is named like a path of Identity Center, when the request is signed', async () => {
    const world = identityCenterWorld();
    const bucket = { name: 'token', region: 'us-east-1', keys: ['a.txt'] };
    const client = new PracticeClient({ ...world, buckets: [...world.buckets, bucket] });
    const signIn = new SignInClient(world, client.handler);
    signIn.now = client.now;
    const { json } = await credentials(signIn, await tokenOf(signIn), permissionSet);
    const issued = json['roleCredentials'] as Record<string, unknown>;
    const keys = {
      accessKeyId: textIn(issued, 'accessKeyId'),
      secret: textIn(issued, 'secretAccessKey'),
      token: textIn(issued, 'sessionToken'),
    };
    expect(findText((await client.s3(keys, '/token?list-type=2')).xml, 'Key')).toBe('a.txt');
    expect((await signIn.oidc('/token', {})).code).toBe('InvalidRequestException');
  });

  it('is said openly where the operation is not modelled', async () => {
    const client = new SignInClient();
    const answer = await client.oidc('/token?aws_iam=t', { clientId: 'any', grantType: 'any' });
    expect([answer.status, answer.code]).toEqual([501, 'NotImplemented']);
    client.host = 'oidc.eu-west-1.amazonaws.com';
    const unknown = await client.oidc('/device_authorization/associate_token', {});
    expect([unknown.status, unknown.code]).toEqual([404, 'UnknownOperationException']);
  });
});
