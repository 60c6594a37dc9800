import { type PlanInput, planConnection, SourceText } from '@duckbill/core';
import { connect, type DoctorInput, nodeProbes, printDoctorReport, runChecks } from '@duckbill/doctor';
import { mfaRole, mfaRoleWorld, type Sandbox, startSandbox, totpCode } from '@duckbill/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doctorInput } from './inputs.ts';
import { type TestWorld, testWorld } from './test-world.ts';

const { user } = mfaRole;

const config = `[profile S3-Access]
role_arn = ${mfaRole.roleArn}
source_profile = s3-user
mfa_serial = ${user.mfaSerial}

[profile Somebody-Elses]
role_arn = ${mfaRole.foreignRoleArn}
source_profile = s3-user
mfa_serial = ${user.mfaSerial}
`;

const credentials = `[s3-user]
aws_access_key_id = ${user.accessKeyId}
aws_secret_access_key = ${user.secretAccessKey}
`;

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ world: mfaRoleWorld() });
});

afterEach(async () => {
  await sandbox.close();
});

function planInput(name: string): PlanInput {
  const aws = { config: new SourceText('config', config), credentials: new SourceText('credentials', credentials) };
  return { target: { kind: 'aws-profile', name }, program: 'aws-cli@2', profiles: [], aws, environment: {} };
}

function world(more: Partial<TestWorld> = {}): TestWorld {
  const code = totpCode({ secret: user.mfaSecret, now: sandbox.clock.now() });
  return testWorld([code], { endpoints: sandbox.urls, ...more });
}

function input(name: string, more: Partial<DoctorInput> = {}): DoctorInput {
  const { connectionProfile: _, ...plain } = doctorInput();
  const target = { program: 'aws-cli@2', target: `aws:${name}`, planned: planConnection(planInput(name)) } as const;
  return { ...plain, ...target, world: world(), probes: nodeProbes, ...more };
}

describe('an AWS profile, planned and connected', () => {
  it('becomes the role', async () => {
    const { outcome } = await connect(planConnection(planInput('S3-Access')), world());
    expect(outcome).toMatchObject({ ok: true, program: 'aws-cli@2', target: 'aws:S3-Access', strategy: 'assume-role' });
    expect(outcome.overrides.map(({ service }) => service)).toEqual(['sts', 's3']);
  });

  it('is not sent anywhere when the plan has an error', async () => {
    const { outcome } = await connect(planConnection(planInput('no-such-profile')), world());
    expect(outcome).toMatchObject({ exit: 'could-not-run', reason: 'plan-has-errors' });
    expect(sandbox.journal).toEqual([]);
  });
});

describe('the doctor in front of the sandbox', () => {
  it('finds everything well', async () => {
    const report = await runChecks(input('S3-Access'), { online: true });
    expect(report).toMatchObject({ verdict: 'well', exit: 'ok', counts: { warned: 0, broken: 0, failed: 0 } });
    const text = printDoctorReport(report);
    expect(text).toContain('! asked at http://127.0.0.1:');
    expect(text).toMatch(/✓ All well: \d+ checks passed.*\. aws:S3-Access as AWS CLI 2/u);
    for (const secret of [user.secretAccessKey, user.mfaSecret])
      expect(JSON.stringify(report) + text).not.toContain(secret);
  });

  it('says which role refuses, and why nothing behind it was asked', async () => {
    const report = await runChecks(input('Somebody-Elses'), { online: true });
    expect(report).toMatchObject({ verdict: 'failing', exit: 'failed', first: { check: 'role-assumable' } });
    const checks = report.categories.flatMap((category) => category.checks);
    expect(checks.find(({ id }) => id === 'source-keys-valid')?.facts).toEqual({ arn: user.arn });
    expect(checks.find(({ id }) => id === 'role-assumable')?.failure?.guidance[0]?.code).toBe('sts-assume-role-denied');
    expect(checks.find(({ id }) => id === 'buckets-listable')?.message).toBe('waits for role-assumable');
  });

  it('measures the clock by the server', async () => {
    sandbox.clock.advance(-900);
    const report = await runChecks(input('S3-Access'), { online: true });
    expect(report.first).toMatchObject({ check: 'clock-right' });
    expect(report.first?.problem).toMatch(/^the clock is (?:899|9\d\d) s fast, compared with 127\.0\.0\.1:\d+$/u);
  });

  it('asks for no code when input is forbidden', async () => {
    const silent = world({ mayAsk: false });
    const report = await runChecks(input('S3-Access', { world: silent }), { online: true });
    expect(report).toMatchObject({ verdict: 'incomplete', exit: 'sign-in-needed' });
    expect(silent.questions).toEqual([]);
    expect(printDoctorReport(report)).toContain('sign-in needed');
  });

  it('says that nobody listens', async () => {
    const gone = { sts: 'http://127.0.0.1:1', s3: 'http://127.0.0.1:1' };
    const report = await runChecks(input('S3-Access', { world: world({ endpoints: gone }) }), { online: true });
    expect(report).toMatchObject({
      exit: 'failed',
      first: { check: 'endpoint-reachable', whatToDo: 'Check host and port: 127.0.0.1:1' },
    });
  });
});
