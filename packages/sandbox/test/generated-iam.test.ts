import { generateIam, readIamSpec, SourceText } from '@duckbill/core';
import { mfaRole, mfaRoleWorld, type PolicyDocument, type SandboxWorld } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { type Answer, credentialsIn, type Keys, keysOf, PracticeClient } from './practice-client.ts';
import { account, WebClient, webWorld } from './web-client.ts';

// What `duckbill generate iam` writes, in a world that is made of it, asked by real calls.
type Members = Readonly<Record<string, unknown>>;

const { user, staticUser } = mfaRole;
const base: Members = { role: 'S3-Access', account: mfaRole.account, users: ['s3-user'] };

function documents(members: Members): (id: string, name?: string) => PolicyDocument[] {
  const { spec, diagnostics } = readIamSpec(new SourceText('iam.json', JSON.stringify(members)));
  if (spec === undefined) throw new Error(JSON.stringify(diagnostics));
  const made = generateIam(spec).documents;
  return (id, name) =>
    made.filter((one) => one.id === id && (name === undefined || one.name === name)).map(({ policy }) => policy);
}

/** The practice world with nothing but generated policies, and a user beside the one of the spec who may all by the own policy. */
function worldOf(members: Members): SandboxWorld {
  const world = mfaRoleWorld();
  const find = documents(members);
  const [trust] = find('trust');
  return {
    ...world,
    users: world.users.map((one) =>
      one.arn === user.arn ? { ...one, policies: [...find('user'), ...find('s3-user'), ...find('self-service')] } : one,
    ),
    roles:
      trust === undefined
        ? []
        : [{ arn: mfaRole.roleArn, roleId: 'DUCKROLEID00S3ACCESS', trust, policies: find('role') }],
    buckets: world.buckets.map((bucket) => {
      const [policy] = find('bucket', bucket.name);
      return policy === undefined ? bucket : { ...bucket, policy };
    }),
  };
}

async function inRole(client: PracticeClient, params: Readonly<Record<string, string>> = {}): Promise<Keys> {
  const answer = await client.assume(params);
  expect(answer.status).toBe(200);
  return credentialsIn(answer);
}

/** The list of a bucket in its own region. */
function list(client: PracticeClient, keys: Keys, bucket: string, region: string, prefix?: string): Promise<Answer> {
  const query = prefix === undefined ? '' : `&prefix=${encodeURIComponent(prefix)}`;
  return client.s3(keys, `/${bucket}?list-type=2${query}`, { region });
}

describe('a role of generate iam', () => {
  it.each([{}, { selfService: true }, { mfaMaxAge: 900 }])('is assumed with MFA, and not without: %j', async (more) => {
    const client = new PracticeClient(worldOf({ ...base, ...more }));
    const without = await client.sts(keysOf(user), 'AssumeRole', { RoleArn: mfaRole.roleArn, RoleSessionName: 'duck' });
    expect(without).toMatchObject({ status: 403, code: 'AccessDenied' });
    const keys = await inRole(client);
    expect((await client.s3(keys)).status).toBe(200);
    expect((await list(client, keys, 'example-reports', 'eu-west-1')).status).toBe(200);
    // The keys of the user open nothing.
    expect(await client.s3(keysOf(user))).toMatchObject({ status: 403, code: 'AccessDenied' });
    expect(
      await client.sts(keysOf(staticUser), 'AssumeRole', { RoleArn: mfaRole.roleArn, RoleSessionName: 'duck' }),
    ).toMatchObject({
      status: 403,
    });
  });

  it('wants its external id', async () => {
    const client = new PracticeClient(worldOf({ ...base, externalId: 'pond' }));
    expect(await client.assume()).toMatchObject({ status: 403 });
    await inRole(client, { ExternalId: 'pond', TokenCode: client.code(user, 1) });
  });

  it('sees one bucket alone, or one prefix of it', async () => {
    const narrow = new PracticeClient(worldOf({ ...base, buckets: ['example-reports'] }));
    const keys = await inRole(narrow);
    expect((await list(narrow, keys, 'example-reports', 'eu-west-1')).status).toBe(200);
    expect((await list(narrow, keys, 'example-photos', 'eu-central-1')).status).toBe(403);
    expect((await narrow.s3(keys)).status).toBe(403);
    const prefixed = new PracticeClient(worldOf({ ...base, prefixes: ['example-reports/2026'], listAllBuckets: true }));
    const below = await inRole(prefixed);
    const statuses = await Promise.all(
      ['2026/', '2026', '', 'readme.txt', undefined].map(
        async (prefix) => (await list(prefixed, below, 'example-reports', 'eu-west-1', prefix)).status,
      ),
    );
    expect(statuses).toEqual([200, 403, 403, 403, 403]);
    expect((await prefixed.s3(below)).status).toBe(200);
  });

  it('is the only way into a bucket with the policy', async () => {
    const client = new PracticeClient(worldOf({ ...base, buckets: ['example-reports'], bucketPolicy: true }));
    const keys = await inRole(client);
    expect((await list(client, keys, 'example-reports', 'eu-west-1')).status).toBe(200);
    const denied = await list(client, keysOf(staticUser), 'example-reports', 'eu-west-1');
    expect(denied.message).toMatch(/with an explicit deny in a resource-based policy$/u);
    expect((await list(client, keysOf(staticUser), 'example-photos', 'eu-central-1')).status).toBe(200);
  });
});

describe('a session with MFA of generate iam', () => {
  it('opens the bucket, and the access key does not', async () => {
    const members = { way: 'session-token', account: mfaRole.account, users: ['s3-user'] };
    const client = new PracticeClient(
      worldOf({ ...members, buckets: ['example-reports'], bucketPolicy: true, mfaMaxAge: 3600, selfService: true }),
    );
    const session = await client.sts(keysOf(user), 'GetSessionToken', {
      SerialNumber: user.mfaSerial,
      TokenCode: client.code(),
    });
    expect((await list(client, credentialsIn(session), 'example-reports', 'eu-west-1')).status).toBe(200);
    const plain = await client.sts(keysOf(user), 'GetSessionToken');
    for (const keys of [keysOf(user), credentialsIn(plain), keysOf(staticUser)])
      expect(await list(client, keys, 'example-reports', 'eu-west-1')).toMatchObject({ status: 403 });
    client.now += 3601;
    expect(await list(client, credentialsIn(session), 'example-reports', 'eu-west-1')).toMatchObject({ status: 403 });
  });
});

describe('a role for the tokens of an issuer', () => {
  it.each([
    [['app'], ['canary-subject'], 200],
    [['app'], [], 200],
    [['app'], ['somebody-else'], 403],
    [['other'], [], 403],
  ])('of generate iam: client %j, subjects %j: %i', async (clientIds, subjects, status) => {
    const world = webWorld();
    const [trust] = documents({ role: 'Web', account, issuer: 'https://id.example.com/tenant', clientIds, subjects })(
      'trust',
    );
    const roles = world.roles.map((role) => (trust === undefined ? role : { ...role, trust }));
    const client = new WebClient({ ...world, roles });
    expect((await client.ask(client.token())).status).toBe(status);
  });
});
