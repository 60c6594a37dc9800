import { mfaRole, mfaRoleWorld, type SandboxWorld } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { credentialsIn, keysOf, PracticeClient } from './practice-client.ts';
import { findText } from './xml-tree.ts';

const { user } = mfaRole;
const keys = keysOf(user);

function refusal(role: string): string {
  return `User: ${user.arn} is not authorized to perform: sts:AssumeRole on resource: ${role}`;
}

describe('a role', () => {
  it.each([
    ['is refused without MFA', { RoleArn: mfaRole.roleArn }],
    ['is refused to whom it does not trust', { RoleArn: mfaRole.foreignRoleArn }],
    ['is refused when there is none', { RoleArn: 'arn:aws:iam::111122223333:role/Nowhere' }],
    ['is refused without the external id', { RoleArn: mfaRole.externalIdRoleArn }],
    ['is refused with another external id', { RoleArn: mfaRole.externalIdRoleArn, ExternalId: 'wrong-id' }],
  ])('%s, with one text for all', async (_title, params) => {
    const answer = await new PracticeClient().sts(keys, 'AssumeRole', { RoleSessionName: 's1', ...params });
    expect(answer).toMatchObject({ status: 403, code: 'AccessDenied', message: refusal(params.RoleArn) });
  });

  it('tells the journal what it does not tell the caller', async () => {
    const client = new PracticeClient();
    await client.assume({ RoleArn: 'arn:aws:iam::111122223333:role/Nowhere' });
    expect(client.handler.journal.at(-1)?.because).toBe('there is no such role');
  });

  it('takes the external id it asked for', async () => {
    const role = { RoleArn: mfaRole.externalIdRoleArn, RoleSessionName: 's1', ExternalId: mfaRole.externalId };
    expect((await new PracticeClient().sts(keys, 'AssumeRole', role)).status).toBe(200);
  });

  it('that trusts the account leaves it to identity policies', async () => {
    const answers = await Promise.all(
      ['sts:AssumeRole', 's3:*'].map((action) => new PracticeClient(delegatingWorld(action)).assume()),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 403]);
  });

  it.each([
    ['3601', 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.'],
    ['14401', 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'],
  ])('assumed by a role, for %s seconds, is refused', async (duration, message) => {
    const client = new PracticeClient(chainingWorld());
    const session = credentialsIn(await client.assume({ RoleArn: mfaRole.roleArn }));
    const again = { RoleArn: 'arn:aws:iam::111122223333:role/Second', RoleSessionName: 's2' };
    expect((await client.sts(session, 'AssumeRole', again)).status).toBe(200);
    const answer = await client.sts(session, 'AssumeRole', { ...again, DurationSeconds: duration });
    expect(answer).toMatchObject({ status: 400, code: 'ValidationError', message });
  });

  it('keeps the source identity down the chain', async () => {
    const client = new PracticeClient(chainingWorld());
    const session = credentialsIn(await client.assume({ SourceIdentity: 'ann' }));
    const again = { RoleArn: 'arn:aws:iam::111122223333:role/Second', RoleSessionName: 's2' };
    expect(findText((await client.sts(session, 'AssumeRole', again)).xml, 'SourceIdentity')).toBe('ann');
    const answer = await client.sts(session, 'AssumeRole', { ...again, SourceIdentity: 'bob' });
    expect(answer).toMatchObject({
      status: 400,
      code: 'ValidationError',
      message: 'The source identity is already set for this assume role session',
    });
  });
});

describe('parameters', () => {
  it.each<readonly [Record<string, string>, string, string | undefined]>([
    [
      { DurationSeconds: '899' },
      'ValidationError',
      "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    ],
    [
      { DurationSeconds: '0' },
      'ValidationError',
      "1 validation error detected: Value '0' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    ],
    [
      { DurationSeconds: '43201' },
      'ValidationError',
      "1 validation error detected: Value '43201' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200",
    ],
    [
      { DurationSeconds: '14401' },
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
    [{ DurationSeconds: '9e2' }, 'MalformedInput', undefined],
    [{ DurationSeconds: '' }, 'MalformedInput', 'missing value for decimal type'],
    [{ RoleArn: 'nothing-valid-in-here' }, 'ValidationError', 'nothing-valid-in-here is invalid'],
    [
      { RoleSessionName: 'a b' },
      'ValidationError',
      "1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
    ],
    [
      { TokenCode: '12345' },
      'ValidationError',
      "1 validation error detected: Value '12345' at 'tokenCode' failed to satisfy constraint: Member must have length greater than or equal to 6",
    ],
    [
      { TokenCode: '12345x' },
      'ValidationError',
      "1 validation error detected: Value '12345x' at 'tokenCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\d]*",
    ],
    [
      { 'Tags.member.1.Key': 'a', 'Tags.member.2.Key': 'A' },
      'InvalidParameterValue',
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    ],
    [
      { 'TransitiveTagKeys.member.1': 'a' },
      'InvalidParameterValue',
      'The specified transitive tag key must be included in the requested tags.',
    ],
    [{ Policy: '{"Version"' }, 'MalformedPolicyDocument', 'The policy is not in the valid JSON format.'],
    [{ Policy: '{"Statement":[{"Effect":"Maybe"}]}' }, 'MalformedPolicyDocument', 'Syntax errors in policy.'],
  ])('%j: %s', async (params, code, message) => {
    expect(await new PracticeClient().assume(params)).toMatchObject({ status: 400, code, message });
  });

  it('are checked before the code is looked at, so the code is not spent', async () => {
    const client = new PracticeClient();
    await client.assume({ DurationSeconds: '899' });
    expect((await client.assume()).status).toBe(200);
  });
});

function delegatingWorld(action: string): SandboxWorld {
  const world = mfaRoleWorld();
  const trust = allow({ Principal: { AWS: mfaRole.account }, Action: 'sts:AssumeRole' });
  const policies = [allow({ Action: action, Resource: '*' })];
  return {
    ...world,
    users: world.users.map((one) => ({ ...one, policies })),
    roles: world.roles.map((role) => ({ ...role, trust })),
  };
}

function chainingWorld(): SandboxWorld {
  const world = mfaRoleWorld();
  const actions = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'];
  const second = {
    arn: 'arn:aws:iam::111122223333:role/Second',
    roleId: 'second',
    trust: allow({ Principal: { AWS: mfaRole.roleArn }, Action: actions }),
    policies: [],
    maxSessionDuration: 14_400,
  };
  const open = { trust: allow({ Principal: { AWS: user.arn }, Action: actions }) };
  return { ...world, roles: [...world.roles.map((role) => ({ ...role, ...open })), second] };
}

function allow(statement: object): Record<string, unknown> {
  return { Version: '2012-10-17', Statement: { Effect: 'Allow', ...statement } };
}
