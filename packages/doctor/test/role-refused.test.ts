import { type CallStep, type PlanInput, planConnection, type ProgramId, SourceText } from '@duckbill/core';
import { type CheckResult, type DoctorReport, nodeProbes, runChecks } from '@duckbill/doctor';
import { mfaRole, mfaRoleWorld, type Sandbox, startSandbox, totpCode } from '@duckbill/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doctorInput } from './inputs.ts';
import { call, planned } from './plans.ts';
import { testWorld } from './test-world.ts';

const { user } = mfaRole;
const otherAccount = '444455556666';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ world: mfaRoleWorld() });
});

afterEach(async () => {
  await sandbox.close();
});

interface Profile {
  readonly lines: readonly string[];
  readonly program?: ProgramId;
}

/** The report on a profile of these lines that starts from the user of the guide. */
async function report({ lines, program = 'aws-cli@2' }: Profile): Promise<DoctorReport> {
  const config = ['[profile work]', 'source_profile = s3-user', ...lines, ''].join('\n');
  const credentials = `[s3-user]\naws_access_key_id = ${user.accessKeyId}\naws_secret_access_key = ${user.secretAccessKey}\n`;
  const aws = { config: new SourceText('config', config), credentials: new SourceText('credentials', credentials) };
  const input: PlanInput = {
    target: { kind: 'aws-profile', name: 'work' },
    program,
    profiles: [],
    aws,
    environment: {},
  };
  const { connectionProfile: _, ...plain } = doctorInput();
  const code = totpCode({ secret: user.mfaSecret, now: sandbox.clock.now() });
  const world = testWorld([code], { endpoints: sandbox.urls });
  const target = { program, target: 'aws:work', planned: planConnection(input), world, probes: nodeProbes };
  return runChecks({ ...plain, ...target }, { online: true });
}

function check(from: DoctorReport, id: string): CheckResult {
  const found = from.categories.flatMap(({ checks }) => checks).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
}

function refusalOf(from: DoctorReport): CheckResult {
  const found = check(from, 'role-assumable');
  expect(found.outcome).toBe('failed');
  return found;
}

describe('a role that is refused without a reason', () => {
  it('may ask for MFA first of all, when none was sent', async () => {
    const { details, failure } = refusalOf(await report({ lines: [`role_arn = ${mfaRole.roleArn}`] }));
    expect(failure?.guidance[0]?.code).toBe('sts-mfa-missing');
    expect(details[0]).toBe(
      `likely: the trust policy asks for MFA, and no code was sent. Test: aws sts assume-role --role-arn ${mfaRole.roleArn} --role-session-name test --serial-number SERIAL --token-code CODE`,
    );
    expect(details.at(-1)).toContain('aws iam get-user --user-name s3-user --query User.PermissionsBoundary');
  });

  it('is not about MFA when a code was taken: the trust policy comes first', async () => {
    const lines = [`role_arn = ${mfaRole.foreignRoleArn}`, `mfa_serial = ${user.mfaSerial}`];
    const { details } = refusalOf(await report({ lines }));
    expect(details[0]).toContain(`the trust policy of Somebody-Elses does not name ${user.arn}.`);
    expect(details[0]).toContain('aws iam get-role --role-name Somebody-Elses');
    expect(details.join('\n')).not.toContain('MFA');
  });

  it('is about the own policy first in another account', async () => {
    const role = `arn:aws:iam::${otherAccount}:role/Partner`;
    const { details } = refusalOf(await report({ lines: [`role_arn = ${role}`, `mfa_serial = ${user.mfaSerial}`] }));
    expect(details[0]).toContain(`no policy of ${user.arn} allows sts:AssumeRole on ${role}`);
    expect(details[0]).toContain('aws iam simulate-principal-policy');
    expect(details[1]).toContain('the trust policy of Partner');
  });

  it('names an external id that was sent', async () => {
    const lines = [`role_arn = ${mfaRole.externalIdRoleArn}`, 'external_id = wrong-one'];
    const { details } = refusalOf(await report({ lines }));
    expect(details.some((text) => text.includes('the external id is another one'))).toBe(true);
  });

  it('holds no secret', async () => {
    const told = JSON.stringify(await report({ lines: [`role_arn = ${mfaRole.roleArn}`] }));
    expect(told).not.toContain(user.secretAccessKey);
  });
});

describe('a refusal that AWS explains', () => {
  it('says that the code was wrong, or the device', async () => {
    const device = [`role_arn = ${mfaRole.roleArn}`, `mfa_serial = arn:aws:iam::${mfaRole.account}:mfa/nobodys`];
    const refused = refusalOf(await report({ lines: device }));
    expect(refused.message).toBe('AWS does not know the MFA device for this user');
    expect(refused.details).toEqual([]);
  });

  it('says that the role does not last so long', async () => {
    const lines = [`role_arn = ${mfaRole.roleArn}`, `mfa_serial = ${user.mfaSerial}`, 'duration_seconds = 20000'];
    const told = await report({ lines });
    expect(refusalOf(told).message).toBe('the session is to last longer than AWS allows');
    expect(check(told, 'duration-fits')).toMatchObject({ outcome: 'passed' });
  });
});

describe('duration-fits', () => {
  const asks = (operation: CallStep['operation'], seconds: string, signedWith: CallStep['signedWith']): CallStep =>
    call(
      operation,
      {},
      { signedWith, parameters: [{ name: 'DurationSeconds', value: { kind: 'known', value: seconds } }] },
    );

  async function judged(...steps: readonly CallStep[]): Promise<CheckResult> {
    return check(await runChecks(doctorInput({ planned: planned(steps) }), { online: false }), 'duration-fits');
  }

  it.each([
    ['AssumeRole', '900', 'passed', '900 s are within what AWS takes'],
    ['AssumeRole', '43200', 'passed', '43200 s are within what AWS takes'],
    ['AssumeRole', '899', 'failed', 'AssumeRole takes 900 to 43200 s, and 899 are asked for'],
    ['AssumeRole', '50000', 'failed', 'AssumeRole takes 900 to 43200 s, and 50000 are asked for'],
    ['AssumeRole', '1h', 'failed', 'duration_seconds is "1h", which is no whole number'],
    [
      'AssumeRoleWithWebIdentity',
      '43201',
      'failed',
      'AssumeRoleWithWebIdentity takes 900 to 43200 s, and 43201 are asked for',
    ],
    ['GetSessionToken', '129600', 'passed', '129600 s are within what AWS takes'],
    ['GetSessionToken', '129601', 'failed', 'GetSessionToken takes 900 to 129600 s, and 129601 are asked for'],
  ] as const)('of %s, %s s: %s', async (operation, seconds, outcome, message) => {
    expect(await judged(asks(operation, seconds, 'source'))).toMatchObject({ outcome, message });
  });

  it('is skipped where no length is asked for', async () => {
    expect(await judged(call('AssumeRole', {}))).toMatchObject({ outcome: 'skipped' });
  });

  it('knows the hour of a role behind a role, and that a session of the user has none', async () => {
    const second = asks('AssumeRole', '7200', 'session');
    expect(await judged(call('AssumeRole', {}), second)).toMatchObject({
      outcome: 'failed',
      message: '7200 s are asked for, and a role that is assumed from another session lasts 3600 s at most',
    });
    expect((await judged(call('GetSessionToken', {}), second)).outcome).toBe('passed');
    expect((await judged(call('AssumeRole', {}), asks('AssumeRole', '3600', 'session'))).outcome).toBe('passed');
  });
});
