import { type AssumeRoleCall, checkAssumeRole, readPolicy } from '@duckbill/core';
import { mfaRole, mfaRoleWorld, type SandboxWorld, totpCode } from '@duckbill/sandbox';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOf, PracticeClient } from './practice-client.ts';

// `policy check` decides offline what the sandbox decides when it is asked: the two must never differ.
const { user, account } = mfaRole;
const otherAccount = '444455556666';
const outside = ['aws:SourceIp', 'aws:UserAgent', 'aws:PrincipalOrgID'];

const effect = fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny');
const principal = fc.constantFrom(
  { AWS: user.arn },
  { AWS: account },
  { AWS: `arn:aws:iam::${account}:root` },
  { AWS: `arn:aws:iam::${otherAccount}:root` },
  { AWS: [`arn:aws:iam::${account}:user/somebody`, user.arn] },
  { AWS: '*' },
  { Service: 'ec2.amazonaws.com' },
  '*',
);
const action = fc.constantFrom(
  'sts:AssumeRole',
  'sts:*',
  'STS:assumerole',
  ['sts:AssumeRole', 'sts:TagSession'],
  's3:*',
);
const condition = fc.constantFrom(
  undefined,
  undefined,
  { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
  { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
  { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
  { Null: { 'aws:MultiFactorAuthAge': 'true' } },
  { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } },
  { StringEquals: { 'sts:ExternalId': 'pond' } },
  { StringNotEquals: { 'sts:ExternalId': 'pond' } },
  { StringLike: { 'sts:RoleSessionName': '${aws:username}' } },
  { StringEquals: { 'sts:RoleSessionName': 'duck' } },
  { StringEquals: { 'aws:username': 's3-user' } },
  { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/s3-*' } },
  { StringEquals: { 'aws:PrincipalAccount': account } },
  { StringEquals: { 'aws:PrincipalType': 'User' } },
  { Bool: { 'aws:SecureTransport': 'true' } },
  { Null: { 'sts:ExternalId': 'true' } },
  { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
  { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } },
  { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } },
  { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
);

const trustStatement = fc.record({ Effect: effect, Principal: principal, Action: action, Condition: condition });
const resource = fc.constantFrom(
  '*',
  'arn:aws:iam::*:role/Target',
  `arn:aws:iam::${account}:role/Target`,
  'arn:aws:iam::*:role/Other',
);
const identityStatement = fc.record({ Effect: effect, Action: action, Resource: resource, Condition: condition });
const policyOf = <Statement>(statement: fc.Arbitrary<Statement>): fc.Arbitrary<PolicyObject<Statement>> =>
  fc.array(statement, { minLength: 1, maxLength: 3 }).map((Statement) => ({ Version: '2012-10-17', Statement }));

interface PolicyObject<Statement> {
  readonly Version: string;
  readonly Statement: readonly Statement[];
}

const scene = fc.record({
  trust: policyOf(trustStatement),
  identity: fc.array(policyOf(identityStatement), { maxLength: 2 }),
  boundary: fc.option(policyOf(identityStatement), { nil: undefined, freq: 5 }),
  sameAccount: fc.boolean(),
  mfa: fc.boolean(),
  externalId: fc.constantFrom(undefined, 'pond', 'lake'),
  sessionName: fc.constantFrom('duck', 's3-user'),
});

describe('checkAssumeRole', () => {
  it('always agrees with the sandbox, and leaves open only what hangs on what it cannot know', async () => {
    const seen = { allowed: 0, denied: 0, unknown: 0 };
    await fc.assert(
      fc.asyncProperty(scene, async ({ trust, identity, boundary, sameAccount, mfa, externalId, sessionName }) => {
        const base = mfaRoleWorld();
        const roleArn = `arn:aws:iam::${sameAccount ? account : otherAccount}:role/Target`;
        const clean = (document: object): Record<string, unknown> => JSON.parse(JSON.stringify(document));
        const world: SandboxWorld = {
          ...base,
          users: base.users.map((one) =>
            one.arn === user.arn
              ? {
                  ...one,
                  policies: identity.map(clean),
                  ...(boundary === undefined ? {} : { boundary: clean(boundary) }),
                }
              : one,
          ),
          roles: [{ arn: roleArn, roleId: 'DUCKROLEID0000TARGET', trust: clean(trust), policies: [] }],
        };
        const client = new PracticeClient(world);
        const answered = await client.sts(keysOf(user), 'AssumeRole', {
          RoleArn: roleArn,
          RoleSessionName: sessionName,
          ...(externalId === undefined ? {} : { ExternalId: externalId }),
          ...(mfa
            ? { SerialNumber: user.mfaSerial, TokenCode: totpCode({ secret: user.mfaSecret, now: client.now }) }
            : {}),
        });
        const call: AssumeRoleCall = {
          roleArn,
          caller: { kind: 'user', arn: user.arn, account },
          mfa: mfa ? 'sent' : 'absent',
          sessionName,
          ...(externalId === undefined ? {} : { externalId }),
          tags: [],
          transitiveTagKeys: [],
          region: 'us-east-1',
          at: new Date(client.now * 1000).toISOString(),
        };
        const { verdict } = checkAssumeRole(call, {
          trust: readPolicy(clean(trust)),
          identity: identity.map((one) => readPolicy(clean(one))),
          ...(boundary === undefined ? {} : { boundary: readPolicy(clean(boundary)) }),
        });
        seen[verdict] += 1;
        const text = JSON.stringify([trust, identity, boundary]);
        const mayBeOpen = outside.some((key) => text.includes(key));
        const decided = answered.status === 200 ? 'allowed' : 'denied';
        expect(mayBeOpen ? ['unknown', decided] : [decided]).toContain(verdict);
      }),
      { numRuns: 600 },
    );
    // All three verdicts came up, or the property says little.
    expect(Math.min(seen.allowed, seen.denied, seen.unknown)).toBeGreaterThan(10);
  });

  const trusting = (principal: string, condition?: object): object => ({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: principal },
      Action: 'sts:AssumeRole',
      ...(condition && { Condition: condition }),
    },
  });
  const allowing = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' } };
  const plain: AssumeRoleCall = {
    roleArn: mfaRole.roleArn,
    caller: { kind: 'user', arn: user.arn, account },
    mfa: 'absent',
    tags: [],
    transitiveTagKeys: [],
  };
  const role = (arn: string, roleArn?: string): AssumeRoleCall => ({
    ...plain,
    caller: { kind: 'role-session', arn, account, ...(roleArn === undefined ? {} : { roleArn }) },
  });
  const session = `arn:aws:sts::${account}:assumed-role/Ops/duck`;
  const nobody: AssumeRoleCall = { ...plain, caller: { kind: 'unnamed', account } };

  it.each([
    ['who is named needs no policy of the own', plain, trusting(user.arn), undefined, 'allowed', undefined],
    [
      'the account leaves it to policies that are not known',
      plain,
      trusting(account),
      undefined,
      'unknown',
      'identity',
    ],
    ['the account leaves it to policies that allow', plain, trusting(account), [allowing], 'allowed', undefined],
    ['the account leaves it to policies that do not', plain, trusting(account), [], 'denied', undefined],
    ['the trust policy is not known', plain, undefined, [allowing], 'unknown', 'trust'],
    [
      'across accounts the own policy has to allow',
      { ...plain, roleArn: `arn:aws:iam::${otherAccount}:role/R` },
      undefined,
      [],
      'denied',
      undefined,
    ],
    ['who asks is not known, and matters', nobody, trusting(user.arn), [], 'unknown', 'caller'],
    [
      'who asks is not known, and does not matter',
      nobody,
      trusting(`arn:aws:iam::${otherAccount}:root`),
      [],
      'denied',
      undefined,
    ],
    [
      'nothing is known of who asks',
      { ...plain, caller: { kind: 'unnamed' } },
      trusting(account),
      [allowing],
      'unknown',
      'caller',
    ],
    [
      'a session name that the program makes up',
      plain,
      trusting(user.arn, { StringEquals: { 'sts:RoleSessionName': 'x' } }),
      [],
      'unknown',
      'condition',
    ],
    [
      'keys that may have come with MFA',
      { ...plain, mfa: 'unknown' },
      trusting(user.arn, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
      [],
      'unknown',
      'condition',
    ],
    [
      'a role session never has MFA',
      role(session),
      trusting(account, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
      [allowing],
      'denied',
      undefined,
    ],
    ['a role by its name', role(session), trusting(`arn:aws:iam::${account}:role/Ops`), [], 'allowed', undefined],
    [
      'a role whose path is not known',
      role(session),
      trusting(`arn:aws:iam::${account}:role/team/Ops`),
      [],
      'unknown',
      'caller',
    ],
    [
      'a role whose path is known',
      role(session, `arn:aws:iam::${account}:role/team/Ops`),
      trusting(`arn:aws:iam::${account}:role/team/Ops`),
      [],
      'allowed',
      undefined,
    ],
    [
      'tags need a permission of their own',
      { ...plain, tags: [['team', 'x']] },
      trusting(user.arn),
      [],
      'denied',
      undefined,
    ],
    [
      'a part of the policy cannot be read',
      plain,
      {
        ...trusting(user.arn),
        Statement: { Effect: 'Allow', Principal: { AWS: user.arn }, Action: 'sts:AssumeRole', Heron: 1 },
      },
      [],
      'unknown',
      'condition',
    ],
  ] as const)('%s', (_, call, trust, identity, verdict, open) => {
    const found = checkAssumeRole(call, {
      ...(trust === undefined ? {} : { trust: readPolicy(trust) }),
      ...(identity === undefined ? {} : { identity: identity.map((one) => readPolicy(one)) }),
    });
    expect([found.verdict, found.open]).toEqual([verdict, open]);
  });

  it('names the statement that decides, and the action beside AssumeRole that is not allowed', () => {
    const denies = {
      Version: '2012-10-17',
      Statement: [allowing.Statement, { Sid: 'No', Effect: 'Deny', Action: '*', Resource: '*' }],
    };
    const found = checkAssumeRole(plain, { trust: readPolicy(trusting(user.arn)), identity: [readPolicy(denies)] });
    expect(found).toMatchObject({ verdict: 'denied', by: { kind: 'identity', policy: 0, statement: 1, sid: 'No' } });
    const tagged = checkAssumeRole(
      { ...plain, tags: [['a', 'b']] },
      { trust: readPolicy(trusting(user.arn)), identity: [] },
    );
    expect(tagged.action).toBe('sts:TagSession');
  });
});
