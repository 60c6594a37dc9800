import {
  allChecks,
  connect,
  defineCheck,
  type DoctorReport,
  nodeProbes,
  printConnectOutcome,
  printDoctorReport,
  runChecks,
} from '@duckbill/doctor';
import { SourceText } from '@duckbill/core';
import { describe, expect, it } from 'vitest';
import { s3Error, startFakeAws, stsError, user } from './fake-aws.ts';
import { doctorInput, fakeConnection } from './inputs.ts';
import { canaries, rolePlan, staticPlan } from './plans.ts';
import { testWorld } from './test-world.ts';

const serial = 'arn:aws:iam::123456789012:mfa/anna';

function expectReadable(text: string): void {
  for (const line of text.split('\n')) {
    expect([...new Intl.Segmenter('en').segment(line)].length).toBeLessThanOrEqual(100);
    expect(line).not.toMatch(/[\p{Cc}\s]$/u);
  }
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  expect(text.endsWith('\n')).toBe(true);
}

describe('printConnectOutcome', () => {
  it('is short when all went well', async () => {
    await using aws = await startFakeAws();
    const { outcome } = await connect(
      rolePlan({ sts: aws.url, s3: aws.url, mfaSerial: serial }),
      testWorld(['123456']),
    );
    expect(printConnectOutcome(outcome).split('\n')).toEqual([
      '✓ Connected: work.duck as Cyberduck 9.5',
      '  as       arn:aws:sts::123456789012:assumed-role/reader/duckbill',
      '  before   arn:aws:iam::123456789012:user/anna',
      '  until    2026-11-21 13:00 UTC',
      '  buckets  2: reports, invoices',
      '',
    ]);
  });

  it('shows the answer, its meaning, causes and remedies with the names of the user', async () => {
    const roleArn = 'arn:aws:iam::123456789012:role/team/s3-readers';
    const denial = `User: ${user} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`;
    await using aws = await startFakeAws(({ operation }) =>
      operation === 'AssumeRole' ? stsError(403, 'AccessDenied', denial) : undefined,
    );
    const plan = rolePlan({ sts: aws.url, s3: aws.url, mfaSerial: serial, roleArn });
    const { outcome } = await connect(plan, testWorld(['123456']));
    const text = printConnectOutcome(outcome);
    expectReadable(text);
    const lines = text.split('\n');
    expect(lines[0]).toBe('✗ AWS refused to let this identity assume the role');
    expect(lines[1]).toMatch(/^ {2}→ First: /u);
    expect(lines).toContain('     aws iam get-role --role-name s3-readers');
    expect(text).toContain('AccessDenied, HTTP 403');
    expect(text).toContain('What it means');
    expect(text).toContain('Likely causes');
    expect(text).toContain('Cyberduck shows');
    expect(text).toContain('duckbill explain sts-assume-role-denied');
    expect(text).toContain('https://docs.cyberduck.io/tutorials/s3_iam_role_mfa/');
    expect(text).toMatch(/✗ failed\s+AssumeRole/u);
    const folded = text.split(/\s+/u).join(' ');
    expect(folded).toContain(`The trust policy of ${roleArn} names another user or account than ${user}.`);
  });

  it('does not speak of Cyberduck to users of the AWS CLI', async () => {
    await using aws = await startFakeAws(() =>
      stsError(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.'),
    );
    const { outcome } = await connect(staticPlan({ sts: aws.url, program: 'aws-cli@2' }), testWorld());
    expect(printConnectOutcome(outcome)).not.toContain('shows');
    expect(printConnectOutcome({ ...outcome, program: 'mountain-duck@5.3' })).toContain('Mountain Duck shows');
  });

  it('says that nothing was sent, and why', async () => {
    const { plan, keys } = staticPlan();
    const problem = {
      code: 'plan-no-credentials',
      severity: 'error',
      file: '~/.aws/config',
      span: { start: 0, end: 0 },
      facts: { profile: 'work', program: 'Cyberduck 9.5' },
      programs: [],
      related: [],
      fixes: [],
    } as const;
    const { outcome } = await connect({ plan: { ...plan, problems: [problem] }, keys }, testWorld());
    const text = printConnectOutcome(outcome);
    expectReadable(text);
    expect(text).toContain('✗ Nothing was sent: the plan has errors');
    expect(text.split(/\s+/u).join(' ')).toContain(
      '~/.aws/config: profile "work" holds no credentials that Cyberduck 9.5 can use [plan-no-credentials]',
    );
  });

  it('says where calls went instead', async () => {
    await using aws = await startFakeAws();
    const { outcome } = await connect(staticPlan(), testWorld([], { endpoints: { sts: aws.url, s3: aws.url } }));
    expect(printConnectOutcome(outcome)).toContain(`! asked at ${aws.url} instead of https://sts.amazonaws.com`);
  });

  it('cuts long lists and keeps hostile text harmless', () => {
    const buckets = Array.from({ length: 30 }, (_, index) => ({ name: `bucket-${index}` }));
    const target = `work\u001b[31m\u202e\n${'x'.repeat(300)}.duck`;
    const text = printConnectOutcome(fakeConnection({ buckets, target }).outcome);
    expectReadable(text);
    expect(text).toContain('and 10 more');
    expect(text).not.toContain('\u202e');
  });

  it('holds no canary even when the server repeats it', async () => {
    const { secretAccessKey } = canaries;
    await using aws = await startFakeAws(({ operation, form }) =>
      operation === 'AssumeRole'
        ? stsError(
            400,
            'ValidationError',
            `Value '${form.get('TokenCode')}' at 'tokenCode' for ${secretAccessKey} of 111123456222`,
          )
        : undefined,
    );
    const world = testWorld(['123456']);
    const { outcome } = await connect(rolePlan({ sts: aws.url, s3: aws.url, mfaSerial: serial }), world);
    for (const shown of [printConnectOutcome(outcome), JSON.stringify(outcome), JSON.stringify(world.events)]) {
      expect(shown).not.toContain(secretAccessKey);
      expect(shown).not.toMatch(/(?<!\d)123456(?!\d)/u);
    }
    expect(JSON.stringify(outcome)).toContain('111123456222');
  });
});

describe('printDoctorReport', () => {
  it('is one line when all is well', async () => {
    const report = await runChecks(doctorInput(), { online: false });
    expect(printDoctorReport(report)).toMatch(/^✓ All well: \d+ checks passed, [^✓]*work\.duck as Cyberduck\s9\.5\n$/u);
  });

  it('begins with the first thing to do and says every state in words', async () => {
    await using aws = await startFakeAws(({ operation }) =>
      operation === 'ListBuckets'
        ? s3Error(
            403,
            'AccessDenied',
            `User: ${user} is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows it`,
          )
        : undefined,
    );
    const planned = staticPlan({ sts: aws.url, s3: aws.url });
    const report = await runChecks(doctorInput({ planned, probes: nodeProbes }), { online: true });
    const text = printDoctorReport(report);
    expectReadable(text);
    expect(text).toMatch(
      /^→ First: The user may not list buckets; the role was probably never assumed\n +\[s3-list-buckets-denied-user\]\n/u,
    );
    expect(text).toMatch(/✓ passed +The keys are valid/u);
    expect(text).toMatch(/✗ failed +Buckets can be listed +signed in, but the list is denied/u);
    expect(text).toMatch(/✗ work\.duck as Cyberduck 9\.5: \d+ checks, 1 failed, \d+ passed\n$/u);
  });

  it('paints states only, so that the words stand without colour', async () => {
    const report = await runChecks(doctorInput({ connectionProfile: { vendor: 'x', found: false } }), {
      online: false,
    });
    const mark = (text: string): string => `<${text}>`;
    const same = (text: string): string => text;
    const paint = { error: mark, warning: mark, hint: mark, good: mark, strong: same, faint: same };
    expect(printDoctorReport(report, { paint })).toContain('<✗ failed > The connection profile is known');
  });

  it('groups what was not asked by its reason, and keeps it apart from what failed', async () => {
    const { plan, keys } = staticPlan();
    const problem = {
      code: 'plan-no-credentials',
      severity: 'error',
      file: '~/.aws/config',
      span: { start: 10, end: 14 },
      facts: { profile: 'work', program: 'Cyberduck 9.5' },
      programs: [],
      related: [],
      fixes: [],
    } as const;
    const sources = [new SourceText('~/.aws/config', '[default]\n[work]\n')];
    const planned = { plan: { ...plan, problems: [problem] }, keys };
    const text = printDoctorReport(await runChecks(doctorInput({ planned, sources }), { online: false }));
    expectReadable(text);
    expect(text).toContain('- ~/.aws/config:2:1: profile "work"');
    expect(text).toMatch(/\nNot asked\n {2}– skipped \d+ checks: needs --online\n\n/u);
    expect(text).toMatch(/1 failed, \d+ passed, \d+ skipped \([^✗]*--online/u);
    const online = printDoctorReport(await runChecks(doctorInput({ planned }), { online: true }));
    expect(online).toContain('waits for plan-sound');
    expect(online).not.toContain('needs --online');
  });

  it('tells a check that broke from one that failed', async () => {
    const [first] = allChecks;
    if (first === undefined) throw new Error('no checks');
    const run = (): never => {
      throw new Error('no such instrument');
    };
    const report = await runChecks(doctorInput(), { online: false }, [defineCheck({ ...first, run })]);
    const text = printDoctorReport(report);
    expect(text).toContain(`? broken  ${first.title}  the check itself failed: no such instrument`);
    expect(text).toMatch(/\n✗ work\.duck as Cyberduck 9\.5: 1 check, 1 broken, 0 passed\n$/u);
  });

  it('lists everything with verbose, also when all is well', async () => {
    const text = printDoctorReport(await runChecks(doctorInput(), { online: false }), { verbose: true });
    expectReadable(text);
    expect(text).toMatch(/✓ passed +The plan has no problem/u);
    expect(text).toMatch(/– skipped +The clock is right +needs --online/u);
    expect(text).toContain('✓ All well');
  });

  it.each([20, 40, 60, 80, 400])('fits a terminal of %i columns', async (width) => {
    await using aws = await startFakeAws(({ operation }) =>
      operation === 'ListBuckets' ? s3Error(403, 'AccessDenied', `User: ${user} is not authorized`) : undefined,
    );
    const planned = staticPlan({ sts: aws.url, s3: aws.url });
    const report = await runChecks(doctorInput({ planned, probes: nodeProbes }), { online: true });
    const room = Math.min(100, Math.max(40, width));
    for (const line of printDoctorReport(report, { width, verbose: true }).split('\n')) {
      expect([...new Intl.Segmenter('en').segment(line)].length).toBeLessThanOrEqual(room);
    }
  });

  it('never calls a run complete that skipped something', async () => {
    const selections = [
      { online: false },
      { online: true, only: ['plan-sound'] },
      { online: true, skip: ['plan-sound'] },
    ];
    for (const selection of selections) {
      const report: DoctorReport = await runChecks(doctorInput(), selection);
      expect(printDoctorReport(report)).toMatch(/\d skipped \(/u);
    }
    expect(printDoctorReport(await runChecks(doctorInput(), { online: true }))).not.toContain('skipped');
  });
});
