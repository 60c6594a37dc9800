import { type PlanInput, planConnection, SourceText } from '@duckbill/core';
import { type CheckResult, type DoctorReport, type GivenPolicies, nodeProbes, runChecks } from '@duckbill/doctor';
import { mfaRole, mfaRoleWorld, type Sandbox, type SandboxWorld, startSandbox, totpCode } from '@duckbill/sandbox';
import { afterEach, describe, expect, it } from 'vitest';
import { doctorInput } from './inputs.ts';
import { testWorld } from './test-world.ts';

const { user } = mfaRole;
const version = '2012-10-17';
const readIam = {
  Version: version,
  Statement: [{ Effect: 'Allow', Action: ['iam:Get*', 'iam:List*'], Resource: '*' }],
};

let sandbox: Sandbox | undefined;

afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
});

/** The practice world, whose user may read IAM as well. */
function readableWorld(change: (world: SandboxWorld) => SandboxWorld = (world) => world): SandboxWorld {
  const world = mfaRoleWorld();
  const users = world.users.map((one) =>
    one.arn === user.arn ? { ...one, policies: [...one.policies, readIam] } : one,
  );
  return change({ ...world, users });
}

interface Asked {
  readonly world?: SandboxWorld;
  readonly policies?: GivenPolicies;
  readonly online?: boolean;
}

async function report(lines: readonly string[], { world, policies, online = true }: Asked = {}): Promise<DoctorReport> {
  const config = ['[profile work]', 'source_profile = s3-user', ...lines, ''].join('\n');
  const credentials = `[s3-user]\naws_access_key_id = ${user.accessKeyId}\naws_secret_access_key = ${user.secretAccessKey}\n`;
  const aws = { config: new SourceText('config', config), credentials: new SourceText('credentials', credentials) };
  const program = 'aws-cli@2';
  const input: PlanInput = {
    target: { kind: 'aws-profile', name: 'work' },
    program,
    profiles: [],
    aws,
    environment: {},
  };
  const { connectionProfile: _, ...plain } = doctorInput();
  const target = { ...plain, program, target: 'aws:work', planned: planConnection(input), probes: nodeProbes } as const;
  const given = policies === undefined ? {} : { policies };
  if (world === undefined) return runChecks({ ...target, ...given }, { online: false });
  sandbox = await startSandbox({ world });
  const code = totpCode({ secret: user.mfaSecret, now: sandbox.clock.now() });
  return runChecks({ ...target, ...given, world: testWorld([code], { endpoints: sandbox.urls }) }, { online });
}

function check(from: DoctorReport, id: string): CheckResult {
  const found = from.categories.flatMap(({ checks }) => checks).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
}

const role = `role_arn = ${mfaRole.roleArn}`;
const device = `mfa_serial = ${user.mfaSerial}`;

describe('policies-allow, where IAM may be read', () => {
  it('proves that MFA is missing', async () => {
    const told = await report([role], { world: readableWorld() });
    expect(check(told, 'policies-allow')).toMatchObject({
      outcome: 'failed',
      message: `the trust policy of the role does not allow sts:AssumeRole to ${user.arn}`,
      codes: ['sts-mfa-missing'],
      details: [
        'trust policy of role S3-Access, statement 1 does not apply: Bool on aws:MultiFactorAuthPresent wants true, and no MFA code is sent',
      ],
    });
    expect(check(told, 'role-assumable').codes[0]).toBe('sts-mfa-missing');
  });

  it('proves that the trust policy names somebody else', async () => {
    const told = await report([`role_arn = ${mfaRole.foreignRoleArn}`, device], { world: readableWorld() });
    const found = check(told, 'role-assumable');
    expect(found.codes[0]).toBe('sts-role-trust-refuses');
    expect(found.details).toEqual([
      `trust policy of role Somebody-Elses, statement 1 does not apply: Principal names arn:aws:iam::111122223333:user/somebody-else, not ${user.arn}`,
    ]);
    expect(told.first).toMatchObject({ check: 'role-assumable' });
  });

  it('proves that the role does not exist', async () => {
    const told = await report([`${role}X`, device], { world: readableWorld() });
    expect(check(told, 'role-assumable').codes[0]).toBe('sts-role-missing');
    expect(check(told, 'policies-allow')).toMatchObject({ message: `IAM has no role ${mfaRole.roleArn}X` });
  });

  it('proves that an external id is wanted', async () => {
    const told = await report([`role_arn = ${mfaRole.externalIdRoleArn}`, device], { world: readableWorld() });
    expect(check(told, 'role-assumable').codes[0]).toBe('sts-external-id-refused');
    expect(check(told, 'policies-allow').details[0]).toContain('and no external id is sent');
  });

  it('proves that a policy of the user denies it, or its boundary', async () => {
    const denies = { Version: version, Statement: { Sid: 'NoRoles', Effect: 'Deny', Action: 'sts:*', Resource: '*' } };
    const denied = readableWorld((world) => ({
      ...world,
      users: world.users.map((one) => ({ ...one, policies: [...one.policies, denies] })),
    }));
    const told = await report([role, device], { world: denied });
    expect(check(told, 'role-assumable').codes[0]).toBe('sts-own-policy-refuses');
    expect(check(told, 'role-assumable').details[0]).toMatch(/of user s3-user, statement 1 \(NoRoles\) denies it$/u);
    await sandbox?.close();
    const bounded = readableWorld((world) => ({
      ...world,
      users: world.users.map((one) => ({
        ...one,
        boundary: {
          ...readIam,
          Statement: [...readIam.Statement, { Effect: 'Deny', Action: 'sts:AssumeRole', Resource: '*' }],
        },
      })),
    }));
    const limited = await report([role, device], { world: bounded });
    expect(check(limited, 'role-assumable').codes[0]).toBe('sts-organisation-refuses');
  });

  it('tells how long the role may last', async () => {
    const told = await report([role, device, 'duration_seconds = 20000'], { world: readableWorld() });
    expect(check(told, 'policies-allow')).toMatchObject({
      outcome: 'failed',
      message: 'the role lasts 14400 s at most',
    });
  });

  it('asks IAM nothing when the role works, and nothing is denied for nothing', async () => {
    const told = await report([role, device], { world: mfaRoleWorld() });
    expect(check(told, 'policies-allow')).toMatchObject({
      outcome: 'skipped',
      message: 'the role was assumed, so they do',
    });
    expect(sandbox?.journal.some(({ service }) => service === 'iam')).toBe(false);
  });

  it('is skipped, with what to do, where IAM may not be read', async () => {
    const told = await report([role], { world: mfaRoleWorld() });
    const found = check(told, 'policies-allow');
    expect(found.outcome).toBe('skipped');
    expect(found.message).toContain('--trust-policy FILE --policy FILE');
    expect(check(told, 'role-assumable').details[0]).toContain('Test: ');
  });
});

describe('policy-files-allow', () => {
  const trust = (statement: object): SourceText =>
    new SourceText('trust.json', JSON.stringify({ Version: version, Statement: [statement] }, undefined, 2));
  const names = (principal: string, condition: object = {}): SourceText =>
    trust({ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole', ...condition });
  const withMfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };

  it('is skipped without files', async () => {
    expect(check(await report([role]), 'policy-files-allow')).toMatchObject({ outcome: 'skipped' });
  });

  it('passes what the trust policy allows to who is named', async () => {
    const policies = { trust: names(user.arn, withMfa), caller: user.arn };
    expect(check(await report([role, device], { policies }), 'policy-files-allow')).toMatchObject({
      outcome: 'passed',
    });
  });

  it('names file, line and statement', async () => {
    const found = check(
      await report([role], { policies: { trust: names(user.arn, withMfa), caller: user.arn } }),
      'policy-files-allow',
    );
    expect(found).toMatchObject({ outcome: 'failed', codes: ['sts-mfa-missing'] });
    expect(found.details[0]).toMatch(/^trust\.json:4, statement 1 does not apply: Bool on aws:MultiFactorAuthPresent/u);
  });

  it('does not guess who asks, but knows the account by the MFA device', async () => {
    const someone = check(await report([role, device], { policies: { trust: names(user.arn) } }), 'policy-files-allow');
    expect(someone).toMatchObject({ outcome: 'warned' });
    expect(someone.whatToDo[0]).toContain('--caller ARN');
    const foreign = names('arn:aws:iam::444455556666:root');
    const other = check(await report([role, device], { policies: { trust: foreign } }), 'policy-files-allow');
    expect(other).toMatchObject({ outcome: 'failed', codes: ['sts-role-trust-refuses'] });
  });

  it('does not guess a condition', async () => {
    const policies = {
      trust: names(user.arn, { Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }),
      caller: user.arn,
    };
    const found = check(await report([role], { policies }), 'policy-files-allow');
    expect(found.outcome).toBe('warned');
    expect(found.details[0]).toContain('is open: IpAddress on aws:SourceIp wants 192.0.2.0/24');
  });
});
