import type { CallParameter, CallStep } from '@duckbill/core';
import { connect, type DoctorWorld } from '@duckbill/doctor';
import { mfaRole, mfaRoleWorld, type Sandbox, type SandboxWorld, startSandbox } from '@duckbill/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { call, planned } from '../plans.ts';
import { testWorld } from '../test-world.ts';

const role = 'arn:aws:iam::111122223333:role/Machine';
const authorization = 'canary-authorization-of-the-container';

async function machine(more: Partial<SandboxWorld> = {}): Promise<Sandbox> {
  const world = mfaRoleWorld();
  const services = ['ec2.amazonaws.com', 'ecs-tasks.amazonaws.com'];
  const sandbox = await startSandbox({
    world: {
      ...world,
      roles: [
        ...world.roles,
        {
          arn: role,
          roleId: 'AROAMACHINE0000000000',
          trust: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Principal: { Service: services }, Action: 'sts:AssumeRole' }],
          },
          policies: [
            { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }] },
          ],
        },
      ],
      instance: { id: 'i-0123456789abcdef0', region: 'eu-west-1', roleArn: role },
      containers: [{ path: '/v2/credentials/1234', roleArn: role, authorization }],
      ...more,
    },
  });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

function run(
  sandbox: Sandbox,
  operation: CallStep['operation'],
  endpoint: string,
  more: { parameters?: readonly CallParameter[]; environment?: DoctorWorld['environment'] } = {},
) {
  const { parameters = [], environment = {} } = more;
  const step = call(operation, {}, { service: 'metadata', endpoint, signedWith: 'nothing', parameters });
  const { plan } = planned([step, call('ListBuckets', { s3: sandbox.url }, { signedWith: 'session' })]);
  return connect({ plan, keys: {} }, testWorld([], { environment }));
}

const known = (name: string, value: string): CallParameter => ({ name, value: { kind: 'known', value } });

describe('keys of an instance', () => {
  it('takes token, role and keys, as version 2 wants it', async () => {
    const sandbox = await machine();
    const { outcome, credentials } = await run(sandbox, 'GetInstanceCredentials', sandbox.url);
    expect(outcome).toMatchObject({ ok: true, expiresAt: expect.any(String) });
    expect(sandbox.journal.map(({ operation }) => operation)).toEqual([
      'GetToken',
      'ListSecurityCredentials',
      'GetSecurityCredentials',
      'ListBuckets',
    ]);
    expect(JSON.stringify(outcome)).not.toContain(credentials?.sessionToken ?? 'no token');
  });

  it('asks for the role that the program names, without a token where the program sends none', async () => {
    const sandbox = await machine({
      instance: { id: 'i-0', region: 'eu-west-1', roleArn: role, tokens: 'optional' },
    });
    const path = known('Path', '/latest/meta-data/iam/security-credentials/Machine');
    const parameters = [path, known('Version', 'IMDSv1')];
    expect((await run(sandbox, 'GetInstanceCredentials', sandbox.url, { parameters })).outcome.ok).toBe(true);
    expect(sandbox.journal.map(({ operation }) => operation)).toEqual(['GetSecurityCredentials', 'ListBuckets']);
  });

  it.each<[string, Partial<SandboxWorld>, readonly CallParameter[], string]>([
    ['has no role', { instance: { id: 'i-0', region: 'eu-west-1' } }, [], 'MetadataWithoutRole'],
    [
      'wants a token that an old program does not send',
      {},
      [known('Path', '/latest/meta-data/iam/security-credentials/Machine'), known('Version', 'IMDSv1')],
      'HTTP 401',
    ],
    [
      'may not assume its role',
      { instance: { id: 'i-0', region: 'eu-west-1', roleArn: mfaRole.roleArn } },
      [],
      'AssumeRoleUnauthorizedAccess',
    ],
  ])('says that the instance %s', async (_, world, parameters, code) => {
    const sandbox = await machine(world);
    const { outcome } = await run(sandbox, 'GetInstanceCredentials', sandbox.url, { parameters });
    expect(outcome.failure?.failure).toMatchObject({ service: 'metadata', code });
    expect(outcome.failure?.guidance[0]?.code).toBe('metadata-without-role');
  });

  it('says that nobody answers', async () => {
    const sandbox = await machine();
    await sandbox.close();
    const { outcome } = await run(sandbox, 'GetInstanceCredentials', sandbox.url);
    expect(outcome.failure?.failure).toMatchObject({ service: 'network', code: 'ECONNREFUSED' });
    expect(outcome.failure?.guidance[0]?.code).toBe('metadata-unreachable');
  });

  it('asks no host that is not this machine', async () => {
    const sandbox = await machine();
    const { outcome } = await run(sandbox, 'GetInstanceCredentials', 'http://metadata.example.com');
    expect(outcome.failure?.failure.code).toBe('MetadataHostRefused');
    expect(sandbox.journal).toEqual([]);
  });
});

describe('keys of a container', () => {
  it('sends the authorization token, and shows it nowhere', async () => {
    const sandbox = await machine();
    const environment = { AWS_CONTAINER_AUTHORIZATION_TOKEN: authorization };
    const url = `${sandbox.url}/v2/credentials/1234`;
    const { outcome } = await run(sandbox, 'GetContainerCredentials', url, { environment });
    expect(outcome.ok).toBe(true);
    expect(JSON.stringify(outcome)).not.toContain('canary');
  });

  it.each<[string, DoctorWorld['environment'], string, string]>([
    ['without its token', {}, '/v2/credentials/1234', 'HTTP 403'],
    ['of another container', { AWS_CONTAINER_AUTHORIZATION_TOKEN: authorization }, '/v2/credentials/no', 'HTTP 404'],
  ])('are refused %s', async (_, environment, path, code) => {
    const sandbox = await machine();
    const { outcome } = await run(sandbox, 'GetContainerCredentials', sandbox.url + path, { environment });
    expect(outcome.failure?.failure).toMatchObject({ service: 'metadata', code });
    expect(outcome.failure?.guidance[0]).toBeDefined();
  });

  it('sends its token to no other host in the clear', async () => {
    const sandbox = await machine();
    const environment = { AWS_CONTAINER_AUTHORIZATION_TOKEN: authorization };
    const { outcome } = await run(sandbox, 'GetContainerCredentials', 'http://example.com/keys', { environment });
    expect(outcome.failure?.failure.code).toBe('MetadataHostRefused');
  });

  it('never sends a token with a line break', async () => {
    const sandbox = await machine();
    const environment = { AWS_CONTAINER_AUTHORIZATION_TOKEN: 'one\r\nx-other: two' };
    const url = `${sandbox.url}/v2/credentials/1234`;
    const { outcome } = await run(sandbox, 'GetContainerCredentials', url, { environment });
    expect(outcome.failure?.failure.service).toBe('file');
    expect(sandbox.journal).toEqual([]);
  });
});
