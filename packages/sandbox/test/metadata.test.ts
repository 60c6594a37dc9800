import type { HeaderField, SandboxResponse, SandboxWorld } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { authorization, instanceRole, metadataWorld, taskRole } from './metadata-world.ts';
import { PracticeClient } from './practice-client.ts';
import { findText } from './xml-tree.ts';

const ttl = 'x-aws-ec2-metadata-token-ttl-seconds';
const roles = '/latest/meta-data/iam/security-credentials/';

class Workload extends PracticeClient {
  constructor(world: SandboxWorld = metadataWorld()) {
    super(world);
  }

  ask(target: string, headers: readonly HeaderField[] = [], method = 'GET'): Promise<SandboxResponse> {
    return this.handler.handle({ method, target, headers, body: new Uint8Array() });
  }

  async token(seconds = 60): Promise<HeaderField> {
    const { body } = await this.ask('/latest/api/token', [[ttl, String(seconds)]], 'PUT');
    return ['x-aws-ec2-metadata-token', body];
  }

  async credentials(target: string, headers: readonly HeaderField[]): Promise<Readonly<Record<string, string>>> {
    return JSON.parse((await this.ask(target, headers)).body) as Readonly<Record<string, string>>;
  }

  async arnOf({
    AccessKeyId = '',
    SecretAccessKey = '',
    Token = '',
  }: Readonly<Record<string, string>>): Promise<string | undefined> {
    const keys = { accessKeyId: AccessKeyId, secret: SecretAccessKey, token: Token };
    return findText((await this.sts(keys, 'GetCallerIdentity')).xml, 'Arn');
  }
}

describe('the instance metadata service', () => {
  it('names the role and gives its credentials, which STS knows, to whoever has a token', async () => {
    const client = new Workload();
    const token = await client.token();
    expect((await client.ask(roles, [token])).body).toBe('Instance');
    const credentials = await client.credentials(`${roles}Instance`, [token]);
    expect(credentials).toMatchObject({ Code: 'Success', Type: 'AWS-HMAC', Expiration: '2026-11-21T15:01:30Z' });
    expect(await client.arnOf(credentials)).toBe('arn:aws:sts::111122223333:assumed-role/Instance/i-0123456789abcdef0');
    expect(client.handler.journal.map(({ service, operation }) => [service, operation])).toEqual([
      ['ec2-metadata', 'GetToken'],
      ['ec2-metadata', 'ListSecurityCredentials'],
      ['ec2-metadata', 'GetSecurityCredentials'],
      ['sts', 'GetCallerIdentity'],
    ]);
  });

  it('shows the same credentials until a quarter of an hour before their end', async () => {
    const client = new Workload();
    const key = async (): Promise<string | undefined> =>
      (await client.credentials(`${roles}Instance`, [await client.token()]))['AccessKeyId'];
    const first = await key();
    client.now += 6 * 3600 - 901;
    expect(await key()).toBe(first);
    client.now += 1;
    expect(await key()).not.toBe(first);
  });

  it.each<readonly [string, Parameters<typeof metadataWorld>[0], readonly HeaderField[], number]>([
    ['without a token', {}, [], 401],
    ['with a token of somebody else', {}, [['x-aws-ec2-metadata-token', 'canary']], 401],
    ['of version 1, where it is on', { tokens: 'optional' }, [], 200],
    ['of version 1 with a wrong token', { tokens: 'optional' }, [['x-aws-ec2-metadata-token', 'canary']], 401],
    ['through a proxy', { tokens: 'optional' }, [['x-forwarded-for', '10.0.0.1']], 403],
    ['of a service that is off', { tokens: 'optional', enabled: false }, [], 403],
  ])('a request %s', async (_title, instance, headers, status) => {
    const client = new Workload(metadataWorld(instance));
    expect((await client.ask(roles, headers)).status).toBe(status);
  });

  it('lets a token end by its own time', async () => {
    const client = new Workload();
    const token = await client.token(10);
    client.now += 9;
    expect((await client.ask(roles, [token])).status).toBe(200);
    client.now += 1;
    expect((await client.ask(roles, [token])).status).toBe(401);
  });

  it.each(['0', '21601', '', 'x', '-1', '1e2'])('gives no token for %j seconds', async (seconds) => {
    expect((await new Workload().ask('/latest/api/token', [[ttl, seconds]], 'PUT')).status).toBe(400);
  });

  it('has no credentials without a role, and says when the role does not trust EC2', async () => {
    const { roleArn: _left, ...withoutRole } = metadataWorld().instance ?? { id: '', region: '' };
    const none = new Workload({ ...metadataWorld(), instance: withoutRole });
    expect((await none.ask(roles, [await none.token()])).status).toBe(404);
    const untrusted = new Workload(metadataWorld({ roleArn: taskRole }));
    const answer = await untrusted.credentials(`${roles}Task`, [await untrusted.token()]);
    expect(answer).toMatchObject({ Code: 'AssumeRoleUnauthorizedAccess' });
    expect(untrusted.handler.journal.at(-1)?.because).toBe(
      'the trust policy of the role does not name ec2.amazonaws.com',
    );
  });

  it('knows region, zone and instance', async () => {
    const client = new Workload();
    const token = await client.token();
    const texts: string[] = [];
    for (const name of ['placement/region', 'placement/availability-zone/', 'instance-id'])
      texts.push((await client.ask(`/latest/meta-data/${name}`, [token])).body);
    expect(texts).toEqual(['eu-west-1', 'eu-west-1a', 'i-0123456789abcdef0']);
    const document = await client.credentials('/latest/dynamic/instance-identity/document', [token]);
    expect(document).toMatchObject({ accountId: '111122223333', region: 'eu-west-1' });
  });

  it('ends its credentials with the role', async () => {
    const client = new Workload();
    const before = await client.credentials(`${roles}Instance`, [await client.token()]);
    const world = metadataWorld();
    client.handler.changeWorld({
      ...world,
      roles: world.roles.map((role) => ({ ...role, roleId: role.arn === instanceRole ? 'ANEW' : role.roleId })),
    });
    expect(await client.arnOf(before)).toBe(undefined);
    const after = await client.credentials(`${roles}Instance`, [await client.token()]);
    expect(await client.arnOf(after)).toContain('assumed-role/Instance');
  });
});

describe('credentials of a container', () => {
  it.each([
    ['/v2/credentials/task', [], 'arn:aws:sts::111122223333:assumed-role/Task/task'],
    ['/v1/credentials', [['authorization', authorization] as const], 'arn:aws:sts::111122223333:assumed-role/Pod/pod'],
  ])('%s', async (path, headers, arn) => {
    const client = new Workload();
    expect(await client.arnOf(await client.credentials(path, headers))).toBe(arn);
  });

  it.each<readonly [string, string, readonly HeaderField[], number, string]>([
    ['of another path', '/v2/credentials/nobody', [], 404, 'InvalidIdInRequest'],
    ['without its authorization', '/v1/credentials', [], 403, 'AccessDenied'],
    ['with another authorization', '/v1/credentials', [['authorization', 'canary']], 403, 'AccessDenied'],
    ['whose role trusts somebody else', '/v2/other', [], 400, 'CredentialsUninitialized'],
  ])('%s are refused', async (_title, path, headers, status, code) => {
    const client = new Workload(metadataWorld({}, [{ path: '/v2/other', roleArn: instanceRole }]));
    const answer = await client.ask(path, headers);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([status, expect.objectContaining({ code })]);
  });

  it('leave no secret in the journal', async () => {
    const client = new Workload();
    const secrets: string[] = [];
    const token = await client.token();
    for (const answer of [
      await client.credentials('/v1/credentials', [['authorization', authorization]]),
      await client.credentials(`${roles}Instance`, [token]),
    ])
      secrets.push(answer['SecretAccessKey'] ?? '', answer['Token'] ?? '');
    await client.ask('/v1/credentials', [['authorization', 'canary']]);
    const journal = JSON.stringify(client.handler.journal);
    for (const secret of [...secrets, token[1], 'canary']) expect(journal).not.toContain(secret);
  });
});
