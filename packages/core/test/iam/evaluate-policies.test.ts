import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evaluatePolicies,
  readPolicy,
  RequestContext,
  type ContextValue,
  type Evaluation,
  type PolicyKind,
  type RequestPrincipal,
} from '../../src/index.ts';

const account = '111122223333';
const userArn = `arn:aws:iam::${account}:user/team/ann`;
const roleArn = `arn:aws:iam::${account}:role/ops`;
const sessionArn = `arn:aws:sts::${account}:assumed-role/ops/s1`;
const user: RequestPrincipal = { kind: 'user', arn: userArn, account };
const session: RequestPrincipal = { kind: 'role-session', arn: sessionArn, roleArn, account };

interface Asking {
  readonly principal?: RequestPrincipal;
  readonly action?: string;
  readonly resource?: string;
  readonly resourceAccount?: string;
  readonly context?: Readonly<Record<string, ContextValue>>;
  readonly open?: boolean;
}

type Documents = Readonly<Partial<Record<PolicyKind, readonly unknown[]>>>;

function ask(documents: Documents, asking: Asking = {}): Evaluation {
  const policies = Object.fromEntries(
    Object.entries(documents).map(([kind, list]) => [kind, list.map((statement) => readPolicy(policy(statement)))]),
  );
  return evaluatePolicies(
    {
      principal: asking.principal ?? user,
      action: asking.action ?? 's3:ListBucket',
      resource: asking.resource ?? 'arn:aws:s3:::photos',
      context: new RequestContext(Object.entries(asking.context ?? {}), { open: asking.open ?? false }),
      ...(asking.resourceAccount === undefined ? {} : { resourceAccount: asking.resourceAccount }),
    },
    policies,
  );
}

function policy(statement: unknown): unknown {
  return { Version: '2012-10-17', Statement: statement };
}

function allow(more: object = {}): object {
  return { Effect: 'Allow', Action: 's3:*', Resource: '*', ...more };
}

function trust(principal: unknown, more: object = {}): object {
  return { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...more };
}

const assume: Asking = { action: 'sts:AssumeRole', resource: roleArn, resourceAccount: account };

describe('identity policies', () => {
  it('deny what nothing allows, and say that identity policies decided', () => {
    expect(ask({ identity: [] })).toEqual({ decision: 'implicit-deny', kind: 'identity', by: undefined });
  });

  it('name the statement that allowed', () => {
    const { by } = ask({ identity: [[allow({ Action: 'iam:*' }), allow({ Sid: 'Second' })]] });
    expect(by).toEqual({ kind: 'identity', policy: 0, statement: 1, sid: 'Second' });
  });

  it.each([
    ['S3:listbucket', 'allow'],
    ['s3:List?ucket', 'allow'],
    ['s3:List', 'implicit-deny'],
    ['*', 'allow'],
  ])('match the action %s without regard to case: %s', (action, decision) => {
    expect(ask({ identity: [allow({ Action: action })] }).decision).toBe(decision);
  });

  it.each([
    [{ NotAction: 'iam:*' }, 'allow'],
    [{ NotAction: ['s3:List*'] }, 'implicit-deny'],
  ])('read NotAction %j as everything else: %s', (element, decision) => {
    expect(ask({ identity: [{ Effect: 'Allow', Resource: '*', ...element }] }).decision).toBe(decision);
  });

  it.each([
    [{ Resource: 'arn:aws:s3:::Photos' }, 'implicit-deny'],
    [{ Resource: 'arn:aws:s3:::ph*s' }, 'allow'],
    [{ NotResource: 'arn:aws:s3:::photos' }, 'implicit-deny'],
    [{ NotResource: 'arn:aws:s3:::other' }, 'allow'],
  ])('match the resource %j by its case: %s', (element, decision) => {
    expect(ask({ identity: [{ Effect: 'Allow', Action: 's3:*', ...element }] }).decision).toBe(decision);
  });

  it('let an explicit deny win wherever it stands', () => {
    const evaluation = ask({
      identity: [allow()],
      session: [[allow(), { Effect: 'Deny', Action: '*', Resource: '*' }]],
    });
    expect(evaluation).toMatchObject({ decision: 'explicit-deny', kind: 'session' });
  });

  it.each(['boundary', 'session', 'service-control'] as const)(
    'are limited by a %s policy that does not allow',
    (kind) => {
      const evaluation = ask({ identity: [allow()], [kind]: [allow({ Action: 'ec2:*' })] });
      expect(evaluation).toMatchObject({ decision: 'implicit-deny', kind });
    },
  );
});

describe('trust policies', () => {
  it.each([
    [{ AWS: userArn }, 'allow'],
    [{ AWS: '*' }, 'allow'],
    ['*', 'allow'],
    [{ AWS: [`arn:aws:iam::${account}:user/bob`, userArn] }, 'allow'],
    [{ AWS: `arn:aws:iam::${account}:user/ann` }, 'implicit-deny'],
    [{ Service: 'ec2.amazonaws.com' }, 'implicit-deny'],
    [{ AWS: '444455556666' }, 'implicit-deny'],
    [{ AWS: 'arn:aws:iam::111122223333:user/*' }, 'unknown'],
  ])('that name %j: %s without any identity policy', (principal, decision) => {
    expect(ask({ identity: [], trust: [trust(principal)] }, assume).decision).toBe(decision);
  });

  it.each([account, `arn:aws:iam::${account}:root`])(
    'that name the account as %s delegate to identity policies',
    (name) => {
      const trusting = { trust: [trust({ AWS: name })] };
      expect(ask({ ...trusting, identity: [] }, assume)).toMatchObject({ decision: 'implicit-deny', kind: 'identity' });
      expect(ask({ ...trusting, identity: [allow({ Action: 'sts:*' })] }, assume).decision).toBe('allow');
    },
  );

  it('are needed: an identity policy alone assumes nothing', () => {
    const evaluation = ask({ identity: [allow({ Action: '*' })], trust: [trust({ AWS: `${userArn}x` })] }, assume);
    expect(evaluation).toMatchObject({ decision: 'implicit-deny', kind: 'trust' });
  });

  it('of another account need an identity policy as well', () => {
    const elsewhere = { ...assume, resourceAccount: '444455556666' };
    const trusting = { trust: [trust({ AWS: userArn })] };
    expect(ask({ ...trusting, identity: [] }, elsewhere)).toMatchObject({
      decision: 'implicit-deny',
      kind: 'identity',
    });
    expect(ask({ ...trusting, identity: [allow({ Action: 'sts:*' })] }, elsewhere).decision).toBe('allow');
  });

  it.each([
    ['Bool', {}, 'implicit-deny'],
    ['Bool', { 'aws:multifactorauthpresent': 'true' }, 'allow'],
    ['Bool', { 'aws:MultiFactorAuthPresent': 'false' }, 'implicit-deny'],
    ['BoolIfExists', {}, 'allow'],
    ['BoolIfExists', { 'aws:MultiFactorAuthPresent': 'false' }, 'implicit-deny'],
  ])('that demand MFA with %s, for %j: %s', (operator, context, decision) => {
    const condition = { Condition: { [operator]: { 'aws:MultiFactorAuthPresent': 'true' } } };
    expect(ask({ identity: [], trust: [trust({ AWS: userArn }, condition)] }, { ...assume, context }).decision).toBe(
      decision,
    );
  });

  it('let a session in by its role or by its own ARN', () => {
    for (const name of [roleArn, sessionArn]) {
      expect(ask({ identity: [], trust: [trust({ AWS: name })] }, { ...assume, principal: session }).decision).toBe(
        'allow',
      );
    }
  });

  it('with NotPrincipal exclude a user only together with the account', () => {
    const deny = (names: readonly string[]): Documents => ({
      identity: [allow()],
      resource: [{ Effect: 'Deny', NotPrincipal: { AWS: names }, Action: '*', Resource: '*' }],
    });
    expect(ask(deny([userArn, account])).decision).toBe('allow');
    expect(ask(deny(['444455556666'])).decision).toBe('explicit-deny');
    expect(ask(deny([userArn])).decision).toBe('unknown');
  });
});

describe('what is outside the model', () => {
  it('leaves an operator it does not know open', () => {
    const condition = { Condition: { BinaryEquals: { 'aws:x': 'QQ==' } } };
    expect(ask({ identity: [allow(condition)] }).decision).toBe('unknown');
    expect(ask({ identity: [[allow(condition), allow()]] }).decision).toBe('allow');
  });

  it('leaves a key open that the request may carry', () => {
    const condition = { Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } };
    expect(ask({ identity: [allow(condition)] }, { open: true }).decision).toBe('unknown');
    expect(ask({ identity: [allow(condition)] }).decision).toBe('implicit-deny');
  });

  it('does not let a deny that may apply pass for an allow, and does not let it hide that nothing allows', () => {
    const deny = { Effect: 'Deny', Action: '*', Resource: '*', Condition: { Bool: { 'aws:x': 'true' } } };
    expect(ask({ identity: [[allow(), deny]] }, { open: true }).decision).toBe('unknown');
    expect(ask({ identity: [[deny]] }, { open: true }).decision).toBe('implicit-deny');
  });

  it('leaves a statement open that has a part it cannot read', () => {
    expect(ask({ identity: [allow({ Conditions: {} })] }).decision).toBe('unknown');
    expect(ask({ identity: [allow({ Conditions: {}, Action: 'iam:*' })] }).decision).toBe('implicit-deny');
  });
});

describe('policy variables', () => {
  const context = { 'aws:username': 'an*' };

  it('fill in the request, and what they bring is no wildcard', () => {
    const home = { Resource: 'arn:aws:s3:::${aws:username}' };
    expect(ask({ identity: [allow(home)] }, { context, resource: 'arn:aws:s3:::an*' }).decision).toBe('allow');
    expect(ask({ identity: [allow(home)] }, { context, resource: 'arn:aws:s3:::ann' }).decision).toBe('implicit-deny');
  });

  it('take a default, and know the escapes', () => {
    const fallback = { Resource: "arn:aws:s3:::${aws:PrincipalTag/team, 'none'}" };
    expect(ask({ identity: [allow(fallback)] }, { resource: 'arn:aws:s3:::none' }).decision).toBe('allow');
    const star = { Resource: 'arn:aws:s3:::a${*}' };
    expect(ask({ identity: [allow(star)] }, { resource: 'arn:aws:s3:::a*' }).decision).toBe('allow');
    expect(ask({ identity: [allow(star)] }, { resource: 'arn:aws:s3:::ab' }).decision).toBe('implicit-deny');
  });

  it('are plain text in a policy without the version', () => {
    const old = readPolicy({ Statement: allow({ Resource: 'arn:aws:s3:::${aws:username}' }) });
    const request = {
      principal: user,
      action: 's3:ListBucket',
      context: new RequestContext([['aws:username', 'ann']]),
    };
    expect(evaluatePolicies({ ...request, resource: 'arn:aws:s3:::ann' }, { identity: [old] }).decision).toBe(
      'implicit-deny',
    );
  });
});

describe('conditions', () => {
  it.each([
    ['NumericLessThan', '3600', '120', 'allow'],
    ['NumericLessThan', '3600', '0x10', 'implicit-deny'],
    ['NumericGreaterThanEquals', '1e2', '100', 'allow'],
    ['DateGreaterThan', '2026-01-01T00:00:00Z', '2026-01-02', 'allow'],
    ['DateLessThan', '2026-01-01T00:00:00+02:00', '2025-12-31T21:59:59Z', 'allow'],
    ['DateLessThan', '2026-01-01', 'soon', 'implicit-deny'],
    ['ArnLike', 'arn:aws:iam::*:role/*', 'arn:aws:iam::111122223333:role/a/b', 'allow'],
    ['ArnLike', 'arn:aws:*', 'arn:aws:iam::111122223333:role/a', 'implicit-deny'],
    ['StringLike', 'a*b?d', 'a**bcd', 'allow'],
    ['StringEquals', 'a*', 'ab', 'implicit-deny'],
    ['IpAddress', '2001:db8::/32', '2001:DB8:0:0::1', 'allow'],
    ['IpAddress', '2001:db8::/32', '2001:db8::1::2', 'implicit-deny'],
    ['Null', 'false', 'x', 'allow'],
  ])('%s %s, asked with %s: %s', (operator, accepted, asked, decision) => {
    const identity = [allow({ Condition: { [operator]: { 'aws:RequestTag/x': accepted } } })];
    expect(ask({ identity }, { context: { 'AWS:requesttag/X': asked } }).decision).toBe(decision);
  });

  it('hold all together, and any value of one', () => {
    const condition = { StringEquals: { 'aws:a': ['1', '2'], 'aws:b': '3' } };
    const identity = [allow({ Condition: condition })];
    expect(ask({ identity }, { context: { 'aws:a': '2', 'aws:b': '3' } }).decision).toBe('allow');
    expect(ask({ identity }, { context: { 'aws:a': '2', 'aws:b': '4' } }).decision).toBe('implicit-deny');
  });

  it('take booleans and numbers that were written without quotes', () => {
    const identity = [allow({ Condition: { Bool: { 'aws:x': true }, NumericEquals: { 'aws:y': 7 } } })];
    expect(ask({ identity }, { context: { 'aws:x': 'true', 'aws:y': '7.0' } }).decision).toBe('allow');
  });
});

describe('any input', () => {
  it('is evaluated without a throw', () => {
    const names = ['Effect', 'Action', 'Resource', 'Principal', 'NotPrincipal', 'Condition', 'Statement', '__proto__'];
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('Allow', 'Deny', '*', 's3:*', '${', '${aws:x', 'arn:aws:s3:::photos', true, null, 3),
        fc.string(),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), tie('node'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(value.node, (document) => {
        const evaluation = ask({ identity: [document], resource: [document] }, { context: { 'aws:x': 'y' } });
        expect(['allow', 'explicit-deny', 'implicit-deny', 'unknown']).toContain(evaluation.decision);
      }),
      { numRuns: 300 },
    );
  });
});
