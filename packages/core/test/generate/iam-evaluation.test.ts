import { describe, expect, it } from 'vitest';
import {
  type AssumeRoleCall,
  checkAssumeRole,
  type ContextValue,
  evaluatePolicies,
  type GeneratedIam,
  type Policy,
  readPolicy,
  RequestContext,
  type RequestPrincipal,
} from '../../src/index.ts';
import { account, generated, otherAccount } from './iam-specs.ts';

type Members = Readonly<Record<string, unknown>>;

const anna = `arn:aws:iam::${account}:user/anna`;
const roleArn = `arn:aws:iam::${account}:role/S3-Access`;
const base: Members = { role: 'S3-Access', account, users: ['anna'] };
const partitions = ['aws', 'aws-cn', 'aws-us-gov'] as const;

function policies({ documents }: GeneratedIam, ...ids: readonly string[]): readonly Policy[] {
  return documents.filter(({ id }) => ids.includes(id)).map(({ policy }) => readPolicy(policy));
}

function call(more: Partial<AssumeRoleCall> = {}): AssumeRoleCall {
  const caller = { kind: 'user', arn: anna, account } as const;
  return { roleArn, caller, mfa: 'sent', tags: [], transitiveTagKeys: [], ...more };
}

const caller = (arn: string): Partial<AssumeRoleCall> => ({
  caller: { kind: 'user', arn, account: arn.split(':')[4] ?? '' },
});

/** Whether the call passes by the trust policy and by what the user was given. */
function verdict(members: Members, asked: AssumeRoleCall, ids: readonly string[] = ['user', 'self-service']): string {
  const made = generated(members);
  const [trust] = policies(made, 'trust');
  return checkAssumeRole(asked, { ...(trust === undefined ? {} : { trust }), identity: policies(made, ...ids) })
    .verdict;
}

describe('the trust policy and what the user needs', () => {
  it.each([{}, { selfService: true }, { mfaMaxAge: 900 }, { trustAccounts: [account], users: [] }])(
    'let in with MFA, and nobody without: %j',
    (more) => {
      const members = { ...base, ...more };
      expect(verdict(members, call())).toBe('allowed');
      expect(verdict(members, call({ mfa: 'absent' }))).toBe('denied');
      const stranger = caller(`arn:aws:iam::${otherAccount}:user/anna`);
      expect(verdict(members, call(stranger))).toBe('denied');
    },
  );

  it('are about this role alone', () => {
    const members = { ...base, users: [], trustAccounts: [account] };
    expect(verdict(members, call({ roleArn: `${roleArn}2` }))).toBe('denied');
  });

  it('let in named users alone', () => {
    expect(verdict(base, call(caller(`arn:aws:iam::${account}:user/ben`)))).toBe('denied');
    expect(verdict({ ...base, users: ['team/anna'] }, call())).toBe('denied');
    expect(verdict({ ...base, users: ['team/anna'] }, call(caller(`arn:aws:iam::${account}:user/team/anna`)))).toBe(
      'allowed',
    );
  });

  it('need both sides across accounts', () => {
    const foreign = `arn:aws:iam::${otherAccount}:user/anna`;
    for (const more of [{ users: [foreign] }, { users: [], trustAccounts: [otherAccount] }]) {
      expect(verdict({ ...base, ...more }, call(caller(foreign)))).toBe('allowed');
      expect(verdict({ ...base, ...more }, call(caller(foreign)), [])).toBe('denied');
      expect(verdict({ ...base, ...more }, call())).toBe('denied');
    }
  });

  it('want the external id', () => {
    const members = { ...base, externalId: 'pond' };
    expect(verdict(members, call({ externalId: 'pond' }))).toBe('allowed');
    expect(verdict(members, call({ externalId: 'lake' }))).toBe('denied');
    expect(verdict(members, call())).toBe('denied');
  });

  it('let a session with fresh MFA in, and none with old', () => {
    const [trust] = policies(generated({ ...base, mfaMaxAge: 900 }), 'trust');
    const decide = (age: string): string =>
      evaluatePolicies(
        {
          principal: { kind: 'user', arn: anna, account },
          action: 'sts:AssumeRole',
          resource: roleArn,
          resourceAccount: account,
          context: new RequestContext([
            ['aws:MultiFactorAuthPresent', 'true'],
            ['aws:MultiFactorAuthAge', age],
          ]),
        },
        { trust: trust === undefined ? [] : [trust], identity: [] },
      ).decision;
    expect([decide('0'), decide('900'), decide('901')]).toEqual(['allow', 'allow', 'implicit-deny']);
  });

  it('let in the tokens of the issuer for this client and subject alone', () => {
    const members = { role: 'S3-Access', account, issuer: 'https://login.example.org/t', clientIds: ['duck', 'pond'] };
    const decide = (more: Members, aud: string, sub: string, provider = 'login.example.org/t'): string =>
      evaluatePolicies(
        {
          principal: { kind: 'web-identity', provider: `arn:aws:iam::${account}:oidc-provider/${provider}` },
          action: 'sts:AssumeRoleWithWebIdentity',
          resource: roleArn,
          resourceAccount: account,
          context: new RequestContext([
            [`${provider}:aud`, aud],
            [`${provider}:sub`, sub],
          ]),
        },
        { trust: policies(generated({ ...members, ...more }), 'trust') },
      ).decision;
    expect(decide({}, 'pond', 'anyone')).toBe('allow');
    expect(decide({}, 'goose', 'anyone')).toBe('implicit-deny');
    expect(decide({}, 'duck', 'anyone', 'login.example.com')).toBe('implicit-deny');
    expect(decide({ subjects: ['anna'] }, 'duck', 'anna')).toBe('allow');
    expect(decide({ subjects: ['anna'] }, 'duck', 'ann')).toBe('implicit-deny');
    expect(decide({ subjects: ['an*'] }, 'duck', 'anna')).toBe('implicit-deny');
  });
});

interface Wish {
  readonly action: string;
  readonly on: string;
  readonly prefix?: string;
  readonly more?: Readonly<Record<string, ContextValue>>;
}

describe.each(partitions)('permissions in %s', (partition) => {
  const principal: RequestPrincipal = {
    kind: 'role-session',
    arn: `arn:${partition}:sts::${account}:assumed-role/S3-Access/duck`,
    roleArn: `arn:${partition}:iam::${account}:role/S3-Access`,
    account,
  };
  const may = (members: Members, { action, on, prefix, more = {} }: Wish): boolean => {
    const context = { ...(prefix === undefined ? {} : { 's3:prefix': prefix }), ...more };
    const { decision } = evaluatePolicies(
      { principal, action, resource: on, context: new RequestContext(Object.entries(context)) },
      { identity: policies(generated({ partition, ...base, ...members }), 'role') },
    );
    expect(decision).not.toBe('unknown');
    return decision === 'allow';
  };
  const arn = (rest: string): string => `arn:${partition}:s3:::${rest}`;
  const list = (bucket: string, prefix?: string): Wish => ({
    action: 's3:ListBucket',
    on: arn(bucket),
    ...(prefix === undefined ? {} : { prefix }),
  });
  const get = (key: string): Wish => ({ action: 's3:GetObject', on: arn(key) });
  const put = (key: string): Wish => ({ action: 's3:PutObject', on: arn(key) });
  const all: Wish = { action: 's3:ListAllMyBuckets', on: '*' };
  const settings: Wish = { action: 's3:PutBucketPolicy', on: arn('pond') };

  it.each([
    ['read-only', false, false],
    ['read-write', true, false],
    ['full', true, true],
  ] as const)('%s', (access, writes, manages) => {
    for (const scope of [{}, { buckets: ['pond'] }]) {
      const members = { access, ...scope };
      expect(may(members, list('pond'))).toBe(true);
      expect(may(members, get('pond/a'))).toBe(true);
      for (const action of ['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion', 's3:AbortMultipartUpload'])
        expect(may(members, { action, on: arn('pond/a') })).toBe(writes);
      expect(may(members, settings)).toBe(manages);
      expect(may(members, { action: 'iam:ListUsers', on: '*' })).toBe(false);
    }
  });

  it('one bucket, and no other', () => {
    const members = { access: 'full', buckets: ['pond'] };
    expect(may(members, list('pond2'))).toBe(false);
    expect(may(members, get('pond2/a'))).toBe(false);
    expect(may(members, all)).toBe(false);
    expect(may({ ...members, listAllBuckets: true }, all)).toBe(true);
    expect(may({}, all)).toBe(true);
    expect(may({ listAllBuckets: false }, all)).toBe(false);
  });

  it('one prefix, and nothing beside it', () => {
    const members = { access: 'read-write', prefixes: ['pond/2026'] };
    for (const prefix of ['2026/', '2026/q1/']) expect(may(members, list('pond', prefix))).toBe(true);
    for (const prefix of ['', '2026', '20267/', '2025/', 'x/2026/'])
      expect(may(members, list('pond', prefix))).toBe(false);
    expect(may(members, list('pond'))).toBe(false);
    expect(may(members, list('lake', '2026/'))).toBe(false);
    expect(may(members, get('pond/2026/a'))).toBe(true);
    expect(may(members, put('pond/2026/a'))).toBe(true);
    for (const key of ['pond/2026', 'pond/20267/a', 'pond/x/2026/a', 'lake/2026/a'])
      expect(may(members, get(key))).toBe(false);
    expect(may(members, { action: 's3:GetBucketLocation', on: arn('pond') })).toBe(true);
    expect(may(members, settings)).toBe(false);
  });

  it('takes signs of a prefix letter for letter, and variables as variables', () => {
    expect(may({ prefixes: ['pond/a*b?$c'] }, get('pond/a*b?$c/x'))).toBe(true);
    expect(may({ prefixes: ['pond/a*b?$c'] }, get('pond/axxb1$c/x'))).toBe(false);
    const own = { prefixes: ['pond/${aws:userid}'] };
    const more = { 'aws:userid': 'AROA:duck' };
    expect(may(own, { ...get('pond/AROA:duck/x'), more })).toBe(true);
    expect(may(own, { ...get('pond/AROA:goose/x'), more })).toBe(false);
    expect(may(own, { ...list('pond', 'AROA:duck/'), more })).toBe(true);
  });
});

describe('what a user may do, once MFA is there', () => {
  const members: Members = { way: 'session-token', account, users: ['anna'], buckets: ['pond'], bucketPolicy: true };
  const session = { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '60', 'aws:username': 'anna' };
  const key = { 'aws:username': 'anna' };
  const user: RequestPrincipal = { kind: 'user', arn: anna, account };

  function decide(
    more: Members,
    context: Readonly<Record<string, ContextValue>>,
    principal: RequestPrincipal = user,
    identity?: readonly Policy[],
  ): string {
    const made = generated({ ...members, ...more });
    return evaluatePolicies(
      {
        principal,
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::pond/anna/x',
        resourceAccount: account,
        context: new RequestContext(Object.entries(context)),
      },
      { identity: identity ?? policies(made, 's3-user'), resource: policies(made, 'bucket') },
    ).decision;
  }
  const admin = [readPolicy({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } })];
  const admins: RequestPrincipal = {
    kind: 'role-session',
    arn: `arn:aws:sts::${account}:assumed-role/Admins/duck`,
    roleArn: `arn:aws:iam::${account}:role/Admins`,
    account,
  };

  it('is nothing without it, whatever other policies say', () => {
    expect(decide({}, session)).toBe('allow');
    expect(decide({}, key)).toBe('explicit-deny');
    expect(decide({}, { ...key, 'aws:MultiFactorAuthPresent': 'false' }, user, admin)).toBe('explicit-deny');
    expect(decide({ bucketPolicy: false }, key)).toBe('implicit-deny');
    expect(decide({}, {}, admins, admin)).toBe('explicit-deny');
    expect(decide({}, { 'aws:PrincipalIsAWSService': 'true' }, user, admin)).toBe('allow');
  });

  it('is nothing when the code was given too long ago', () => {
    expect(decide({ mfaMaxAge: 60 }, session)).toBe('allow');
    expect(decide({ mfaMaxAge: 60 }, { ...session, 'aws:MultiFactorAuthAge': '61' })).toBe('explicit-deny');
    expect(decide({ mfaMaxAge: 60, bucketPolicy: false }, { ...session, 'aws:MultiFactorAuthAge': '61' })).toBe(
      'implicit-deny',
    );
  });

  it('is the own folder, by the name of the user', () => {
    const own = { buckets: [], bucketPolicy: false, prefixes: ['pond/${aws:username}'] };
    expect(decide(own, session)).toBe('allow');
    expect(decide(own, { ...session, 'aws:username': 'ben' })).toBe('implicit-deny');
  });

  it('the bucket policy of a role lets that role in, and keys of users not', () => {
    const made = generated({ ...base, buckets: ['pond'], bucketPolicy: true });
    const judge = (name: string, principal: RequestPrincipal): string =>
      evaluatePolicies(
        {
          principal,
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::pond/x',
          resourceAccount: account,
          context: new RequestContext([
            ['aws:PrincipalArn', name],
            ...(principal.kind === 'user' ? [] : [['aws:MultiFactorAuthPresent', 'false'] as const]),
          ]),
        },
        { identity: admin, resource: policies(made, 'bucket') },
      ).decision;
    expect(judge(roleArn, { ...admins, arn: `arn:aws:sts::${account}:assumed-role/S3-Access/d`, roleArn })).toBe(
      'allow',
    );
    expect(judge(admins.roleArn, admins)).toBe('explicit-deny');
    expect(judge(anna, user)).toBe('explicit-deny');
  });
});

describe('self-service', () => {
  const made = generated({ ...base, selfService: true });
  const decide = (action: string, resource: string, mfa: boolean): string =>
    evaluatePolicies(
      {
        principal: { kind: 'user', arn: `arn:aws:iam::${account}:user/team/anna`, account },
        action,
        resource,
        context: new RequestContext([
          ['aws:username', 'anna'],
          ...(mfa ? [['aws:MultiFactorAuthPresent', 'true'] as const] : []),
        ]),
      },
      { identity: policies(made, 'self-service') },
    ).decision;
  const own = `arn:aws:iam::${account}:user/team/anna`;

  it('lets people set up a device without MFA, and nothing else', () => {
    expect(decide('iam:CreateVirtualMFADevice', `arn:aws:iam::${account}:mfa/phone`, false)).toBe('allow');
    for (const action of ['iam:EnableMFADevice', 'iam:ListMFADevices', 'iam:GetUser'])
      expect(decide(action, own, false)).toBe('allow');
    for (const action of ['iam:CreateAccessKey', 'iam:DeactivateMFADevice', 'iam:ChangePassword'])
      expect([decide(action, own, false), decide(action, own, true)]).toEqual(['explicit-deny', 'allow']);
  });

  it('is about the own user', () => {
    for (const other of ['ben', 'team/ben', 'xanna', 'team/anna2'])
      expect(decide('iam:CreateAccessKey', `arn:aws:iam::${account}:user/${other}`, true)).toBe('implicit-deny');
  });
});
