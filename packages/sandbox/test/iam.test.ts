import { mfaRole, mfaRoleWorld, totpCode, type SandboxWorld } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { credentialsIn, keysOf, PracticeClient } from './practice-client.ts';
import { findAll, findText } from './xml-tree.ts';

// The captured cases are in captures/; here is what they lead to together.
const { staticUser, user } = mfaRole;
const keys = keysOf(staticUser);
const name = 'static-user';

function world(action = 'iam:*'): SandboxWorld {
  const all = mfaRoleWorld();
  const policies = [{ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: [action, 's3:*'], Resource: '*' } }];
  return { ...all, users: all.users.map((one) => (one.arn === staticUser.arn ? { ...one, policies } : one)) };
}

interface Enrolled {
  readonly client: PracticeClient;
  readonly serial: string;
  readonly secret: string;
}

/** A virtual device that is made and given to the user. */
async function enrol(): Promise<Enrolled> {
  const client = new PracticeClient(world());
  const made = await client.iam(keys, 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'phone' });
  const serial = findText(made.xml, 'SerialNumber') ?? '';
  const secret = Buffer.from(findText(made.xml, 'Base32StringSeed') ?? '', 'base64').toString();
  const pair = codes(client, secret, -1);
  expect(await client.iam(keys, 'EnableMFADevice', { UserName: name, SerialNumber: serial, ...pair })).toMatchObject({
    status: 200,
  });
  return { client, serial, secret };
}

function codes({ now }: PracticeClient, secret: string, first: number): Readonly<Record<string, string>> {
  const code = (step: number): string => totpCode({ secret, now, step });
  return { AuthenticationCode1: code(first), AuthenticationCode2: code(first + 1) };
}

describe('a virtual MFA device', () => {
  it('is made, given to a user, and good for STS from then on', async () => {
    const { client, serial, secret } = await enrol();
    expect(serial).toBe('arn:aws:iam::111122223333:mfa/phone');
    const listed = await client.iam(keys, 'ListMFADevices', { UserName: name });
    expect([findText(listed.xml, 'SerialNumber'), findText(listed.xml, 'EnableDate')]).toEqual([
      serial,
      '2026-11-21T09:01:30Z',
    ]);
    const mfa = { SerialNumber: serial, TokenCode: totpCode({ secret, now: client.now }) };
    expect((await client.sts(keys, 'GetSessionToken', mfa)).status).toBe(200);
  });

  it('is changed by its user with a session of MFA only', async () => {
    const { client, serial, secret } = await enrol();
    const wish = { UserName: name, SerialNumber: serial };
    expect(await client.iam(keys, 'DeactivateMFADevice', wish)).toMatchObject({
      status: 403,
      message:
        'To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.',
    });
    const mfa = { SerialNumber: serial, TokenCode: totpCode({ secret, now: client.now }) };
    const session = credentialsIn(await client.sts(keys, 'GetSessionToken', mfa));
    expect((await client.iam(session, 'DeactivateMFADevice', wish)).status).toBe(200);
    expect((await client.iam(session, 'DeleteVirtualMFADevice', { SerialNumber: serial })).status).toBe(200);
    expect((await client.sts(keys, 'GetSessionToken', mfa)).message).toContain('unable to validate MFA code');
    // Of the devices that were there before, none is virtual but this one.
    const left = await client.iam(keys, 'ListVirtualMFADevices');
    expect(findAll(left.xml, 'member.SerialNumber').map(({ text }) => text)).toEqual([user.mfaSerial]);
  });

  it('goes wrong, and is resynced', async () => {
    const { client, serial, secret } = await enrol();
    const ahead = { SerialNumber: serial, TokenCode: totpCode({ secret, now: client.now, step: 20 }) };
    expect((await client.sts(keys, 'GetSessionToken', ahead)).status).toBe(403);
    const pair = codes(client, secret, 19);
    expect((await client.iam(keys, 'ResyncMFADevice', { UserName: name, SerialNumber: serial, ...pair })).status).toBe(
      200,
    );
    const now = { SerialNumber: serial, TokenCode: totpCode({ secret, now: client.now, step: 21 }) };
    expect((await client.sts(keys, 'GetSessionToken', now)).status).toBe(200);
  });

  it('leaves neither its seed nor its codes in the journal', async () => {
    const { client, secret } = await enrol();
    const journal = JSON.stringify(client.handler.journal);
    for (const text of [secret, Buffer.from(secret).toString('base64'), ...Object.values(codes(client, secret, -1))]) {
      expect(journal).not.toContain(text);
    }
    expect(client.handler.journal.map(({ service, operation }) => `${service} ${operation}`)).toEqual([
      'iam CreateVirtualMFADevice',
      'iam EnableMFADevice',
    ]);
  });
});

describe('IAM', () => {
  it('refuses in its own words whom no policy allows', async () => {
    const client = new PracticeClient(world('sts:*'));
    expect(await client.iam(keys, 'ListMFADevices')).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      message: `User: ${staticUser.arn} is not authorized to perform: iam:ListMFADevices on resource: ${staticUser.arn} because no identity-based policy allows the iam:ListMFADevices action`,
    });
  });

  it('says what it does not play, and what is missing', async () => {
    const client = new PracticeClient(world());
    expect(await client.iam(keys, 'CreateUser')).toMatchObject({ status: 501, code: 'NotImplemented' });
    expect(await client.iam(keys, 'EnableMFADevice', { UserName: name })).toMatchObject({
      status: 400,
      code: 'ValidationError',
    });
    expect(await client.iam(keys, 'GetUser', { UserName: 'nobody' })).toMatchObject({
      status: 404,
      code: 'NoSuchEntity',
    });
    const { body } = (await client.iam({ ...keys, secret: 'x' }, 'GetUser')).response;
    expect(body).toContain('<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">');
  });
});

describe('policies, as IAM hands them out', () => {
  const document = (text: string | undefined): unknown => JSON.parse(decodeURIComponent(text ?? ''));

  it('shows a role with its trust policy', async () => {
    const client = new PracticeClient(world());
    const { xml } = await client.iam(keys, 'GetRole', { RoleName: 'S3-Access' });
    expect(document(findText(xml, 'AssumeRolePolicyDocument'))).toEqual(mfaRoleWorld().roles[0]?.trust);
    expect(findText(xml, 'MaxSessionDuration')).toBe('14400');
    expect(await client.iam(keys, 'GetRole', { RoleName: 'None' })).toMatchObject({
      status: 404,
      message: 'The role with name None cannot be found.',
    });
  });

  it('shows the policies of a user, of a role, and a boundary by its ARN', async () => {
    const boundary = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
    const all = world();
    const client = new PracticeClient({ ...all, users: all.users.map((one) => ({ ...one, boundary })) });
    const listed = await client.iam(keys, 'ListUserPolicies', { UserName: 's3-user' });
    expect(findText(listed.xml, 'member')).toBe('policy-1');
    const shown = await client.iam(keys, 'GetUserPolicy', { UserName: 's3-user', PolicyName: 'policy-1' });
    expect(document(findText(shown.xml, 'PolicyDocument'))).toEqual(all.users[0]?.policies[0]);
    const ofRole = await client.iam(keys, 'GetRolePolicy', { RoleName: 'S3-Access', PolicyName: 'policy-1' });
    expect(document(findText(ofRole.xml, 'PolicyDocument'))).toEqual(all.roles[0]?.policies[0]);
    const limited = await client.iam(keys, 'GetUser', { UserName: 's3-user' });
    const arn = findText(limited.xml, 'PermissionsBoundaryArn') ?? '';
    const found = await client.iam(keys, 'GetPolicyVersion', { PolicyArn: arn, VersionId: 'v1' });
    expect(document(findText(found.xml, 'Document'))).toEqual(boundary);
    for (const operation of ['ListAttachedUserPolicies', 'ListGroupsForUser'])
      expect((await client.iam(keys, operation, { UserName: 's3-user' })).status).toBe(200);
  });

  it('shows what is attached to a user and what its groups have, which count as well', async () => {
    const all = world();
    const arn = `arn:aws:iam::${all.account}:policy/read`;
    const statement = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' };
    const read = { Version: '2012-10-17', Statement: statement };
    const none = { Version: '2012-10-17', Statement: { ...statement, Effect: 'Deny' } };
    const worldWith = (more: object): PracticeClient =>
      new PracticeClient({
        ...all,
        users: all.users.map((one) => (one.arn === mfaRole.user.arn ? { ...one, ...more } : one)),
      });
    const own = keysOf(mfaRole.user);
    expect((await worldWith({}).s3(own)).status).toBe(403);
    const client = worldWith({ attached: { [arn]: read } });
    expect((await client.s3(own)).status).toBe(200);
    const listed = await client.iam(keys, 'ListAttachedUserPolicies', { UserName: 's3-user' });
    expect(findText(listed.xml, 'PolicyArn')).toBe(arn);
    const version = await client.iam(keys, 'GetPolicyVersion', { PolicyArn: arn, VersionId: 'v1' });
    expect(document(findText(version.xml, 'Document'))).toEqual(read);
    const grouped = worldWith({ attached: { [arn]: read }, groups: [{ name: 'ducks', policies: [none] }] });
    expect((await grouped.s3(own)).status).toBe(403);
    const groups = await grouped.iam(keys, 'ListGroupsForUser', { UserName: 's3-user' });
    expect(findText(groups.xml, 'GroupName')).toBe('ducks');
    const names = await grouped.iam(keys, 'ListGroupPolicies', { GroupName: 'ducks' });
    expect(findText(names.xml, 'member')).toBe('policy-1');
    const shown = await grouped.iam(keys, 'GetGroupPolicy', { GroupName: 'ducks', PolicyName: 'policy-1' });
    expect(document(findText(shown.xml, 'PolicyDocument'))).toEqual(none);
    expect((await grouped.iam(keys, 'ListAttachedGroupPolicies', { GroupName: 'ducks' })).status).toBe(200);
    expect(await grouped.iam(keys, 'GetGroupPolicy', { GroupName: 'geese', PolicyName: 'x' })).toMatchObject({
      code: 'NoSuchEntity',
    });
  });

  it('refuses those who may not read', async () => {
    const client = new PracticeClient(world('sts:*'));
    for (const operation of ['GetRole', 'ListRolePolicies', 'ListAttachedRolePolicies'])
      expect(await client.iam(keys, operation, { RoleName: 'S3-Access' })).toMatchObject({ code: 'AccessDenied' });
  });
});
