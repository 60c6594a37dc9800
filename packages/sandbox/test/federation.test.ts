import { mfaRole, mfaRoleWorld, type SandboxWorld } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { credentialsIn, keysOf, PracticeClient } from './practice-client.ts';
import { findText } from './xml-tree.ts';

const { staticUser } = mfaRole;
const keys = keysOf(staticUser);
const federated = 'arn:aws:sts::111122223333:federated-user/bob';

function allow(...actions: readonly string[]): Record<string, unknown> {
  return { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: actions, Resource: '*' } };
}

function world(...actions: readonly string[]): SandboxWorld {
  const all = mfaRoleWorld();
  return { ...all, users: all.users.map((user) => ({ ...user, policies: [allow(...actions)] })) };
}

describe('GetFederationToken', () => {
  it('gives what the user may do and the policy allows', async () => {
    const client = new PracticeClient(world('sts:GetFederationToken', 's3:ListBucket'));
    const Policy = JSON.stringify(allow('s3:*'));
    const answer = await client.sts(keys, 'GetFederationToken', { Name: 'bob', Policy });
    expect(
      ['FederatedUser.Arn', 'FederatedUserId', 'PackedPolicySize'].map((name) => findText(answer.xml, name)),
    ).toEqual([federated, '111122223333:bob', '5']);
    const session = credentialsIn(answer);
    const who = await client.sts(session, 'GetCallerIdentity');
    expect([findText(who.xml, 'Arn'), findText(who.xml, 'UserId')]).toEqual([federated, '111122223333:bob']);
    expect((await client.s3(session, '/example-archive?list-type=2')).status).toBe(200);
    expect((await client.s3(session)).message).toBe(
      `User: ${federated} is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
    );
    expect((await client.sts(session, 'AssumeRole', { RoleArn: mfaRole.roleArn, RoleSessionName: 's1' })).code).toBe(
      'AccessDenied',
    );
  });

  it('without a policy gives nothing', async () => {
    const client = new PracticeClient(world('sts:GetFederationToken', 's3:*'));
    const answer = await client.sts(keys, 'GetFederationToken', { Name: 'bob' });
    expect((await client.s3(credentialsIn(answer))).message).toContain('because no session policy allows');
  });

  it('has to be allowed', async () => {
    const client = new PracticeClient(world('s3:*'));
    expect(await client.sts(keys, 'GetFederationToken', { Name: 'bob' })).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      message: `User: ${staticUser.arn} is not authorized to perform: sts:GetFederationToken on resource: ${federated}`,
    });
  });

  it('refuses sessions', async () => {
    const client = new PracticeClient(world('sts:*'));
    const session = credentialsIn(await client.sts(keys, 'GetSessionToken'));
    expect(await client.sts(session, 'GetFederationToken', { Name: 'bob' })).toMatchObject({
      status: 403,
      code: 'AccessDenied',
    });
  });
});

describe('AssumeRoot', () => {
  it.each([
    ['s3:*', 403, 'AccessDenied'],
    ['sts:AssumeRoot', 501, 'NotImplemented'],
  ])('by whoever may %s: %d', async (action, status, code) => {
    const client = new PracticeClient(world(action));
    expect(await client.sts(keys, 'AssumeRoot', { TargetPrincipal: '111122223333' })).toMatchObject({ status, code });
  });
});
