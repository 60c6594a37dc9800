import { type Connection, connect, type DoctorWorld, printConnectOutcome } from '@duckbill/doctor';
import { mfaRole, mfaRoleWorld, type Sandbox, startSandbox, totpCode } from '@duckbill/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, type PlanOptions, planned, prompt, rolePlan, staticPlan } from './plans.ts';
import { type TestWorld, testWorld } from './test-world.ts';

const { user, narrowUser } = mfaRole;

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ world: mfaRoleWorld() });
});

afterEach(async () => {
  await sandbox.close();
});

function options(more: PlanOptions = {}): PlanOptions {
  const { accessKeyId, secretAccessKey, mfaSerial } = user;
  return { ...sandbox.urls, accessKeyId, secretAccessKey, mfaSerial, roleArn: mfaRole.roleArn, ...more };
}

function rightCode(secret: string = user.mfaSecret, step = 0): string {
  return totpCode({ secret, now: sandbox.clock.now(), step });
}

/** Every secret of the world and of the session, looked for in all that is shown. */
function expectNoSecrets({ outcome, credentials }: Connection, world: TestWorld, codes: readonly string[]): void {
  const shown = [JSON.stringify(outcome), printConnectOutcome(outcome), JSON.stringify(world.events)].join('\n');
  const secrets = [user.secretAccessKey, user.mfaSecret, narrowUser.secretAccessKey, narrowUser.mfaSecret];
  if (credentials !== undefined) secrets.push(credentials.secretAccessKey, credentials.sessionToken ?? '-');
  for (const secret of secrets) expect(shown).not.toContain(secret);
  for (const code of codes) expect(shown).not.toMatch(new RegExp(`(?<!\\d)${code}(?!\\d)`, 'u'));
}

describe('connect to the sandbox', () => {
  it('signs in with MFA, becomes the role and lists the buckets', async () => {
    const code = rightCode();
    const world = testWorld([code]);
    const connection = await connect(rolePlan(options()), world);
    const { outcome, credentials } = connection;
    expect(outcome).toMatchObject({ ok: true, exit: 'ok', identityBefore: { arn: user.arn } });
    expect(outcome.identityAfter?.arn).toMatch(/^arn:aws:sts::111122223333:assumed-role\/S3-Access\/duckbill-\d+$/u);
    expect(outcome.buckets?.map(({ name }) => name)).toContain('example-reports');
    expect(new Date(outcome.expiresAt ?? 0).getTime()).toBeGreaterThan(Date.now());
    expect(credentials?.sessionToken).toBeTruthy();
    expectNoSecrets(connection, world, [code]);
  });

  it('asks once more after a wrong code and then succeeds', async () => {
    const right = rightCode();
    const wrong = right === '000000' ? '000001' : '000000';
    const world = testWorld([wrong, wrong, right]);
    const connection = await connect(rolePlan(options()), world);
    expect(connection.outcome.ok).toBe(true);
    expect(world.questions.map(({ again }) => again?.reason)).toEqual([undefined, 'wrong', 'already-sent']);
    expect(sandbox.journal.filter(({ operation }) => operation === 'AssumeRole')).toHaveLength(2);
    expectNoSecrets(connection, world, [wrong, right]);
  });

  it('does not send a code twice, also not in the next connect', async () => {
    const first = rightCode();
    const second = rightCode(user.mfaSecret, 1);
    const sentCodes: DoctorWorld['sentCodes'] = new Set();
    await connect(rolePlan(options()), testWorld([first], { sentCodes }));
    const world = testWorld([first, second], { sentCodes });
    const { outcome } = await connect(rolePlan(options()), world);
    expect(outcome.ok).toBe(true);
    expect(world.questions[1]?.again).toEqual({
      reason: 'already-sent',
      words: 'This code was already sent and works only once: wait for the next one.',
    });
  });

  it.each([
    ['wrong access key', { accessKeyId: 'DUCKUSERNOSUCHKEY001' }, 'sts-access-key-unknown'],
    ['inactive access key', mfaRole.inactiveKey, 'sts-access-key-unknown'],
    ['wrong secret', { secretAccessKey: 'canary-secret-that-belongs-to-nobody-001' }, 'sts-secret-key-wrong'],
    ['made-up session token', { sessionToken: 'canary-token-of-nobody' }, 'sts-access-key-unknown'],
  ])('%s', async (_, wrong, code) => {
    const world = testWorld([rightCode()]);
    const connection = await connect(rolePlan(options(wrong)), world);
    expect(connection.outcome).toMatchObject({ ok: false, exit: 'failed', reason: 'call-failed', signedIn: false });
    expect(connection.outcome.failure?.guidance[0]?.code).toBe(code);
    expect(world.questions).toEqual([]);
    expectNoSecrets(connection, world, []);
  });

  it('says that the role refused an identity that sent MFA', async () => {
    const { outcome } = await connect(rolePlan(options({ roleArn: mfaRole.foreignRoleArn })), testWorld([rightCode()]));
    expect(outcome).toMatchObject({ exit: 'failed', identityBefore: { arn: user.arn } });
    expect(outcome.failure?.operation).toBe('AssumeRole');
    expect(outcome.failure?.guidance[0]?.code).toBe('sts-assume-role-denied');
    expect(outcome.failure?.facts).toMatchObject({ caller: user.arn, resource: mfaRole.foreignRoleArn });
  });

  it('looks at MFA first when none was sent', async () => {
    const { mfaSerial: _, ...bare } = options();
    const { outcome } = await connect(rolePlan(bare), testWorld());
    expect(outcome.exit).toBe('failed');
    expect(outcome.failure?.guidance.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['sts-mfa-missing', 'sts-assume-role-denied']),
    );
    expect(outcome.failure?.guidance[0]?.code).toBe('sts-mfa-missing');
  });

  it('knows a serial of somebody else', async () => {
    const { outcome } = await connect(
      rolePlan(options({ mfaSerial: narrowUser.mfaSerial })),
      testWorld([rightCode(), '111111']),
    );
    expect(outcome.failure?.guidance[0]?.code).toBe('sts-mfa-serial-rejected');
  });

  it('calls a denied list no failed login', async () => {
    const { accessKeyId, secretAccessKey, mfaSerial } = narrowUser;
    const plan = rolePlan(options({ accessKeyId, secretAccessKey, mfaSerial, roleArn: mfaRole.narrowRoleArn }));
    const { outcome } = await connect(plan, testWorld([rightCode(narrowUser.mfaSecret)]));
    expect(outcome).toMatchObject({ ok: false, exit: 'failed', reason: 'listing-denied', signedIn: true });
    expect(outcome.failure?.guidance[0]?.code).toBe('s3-list-buckets-denied-role');
    expect(outcome.identityAfter?.arn).toContain(':assumed-role/S3-One-Bucket/');
  });

  it('opens the folder of a bookmark in the region of its bucket', async () => {
    const { accessKeyId, secretAccessKey, mfaSerial } = narrowUser;
    const narrow = options({ accessKeyId, secretAccessKey, mfaSerial, roleArn: mfaRole.narrowRoleArn });
    const { plan, keys } = rolePlan(narrow);
    const bucket = { name: 'Bucket', value: { kind: 'known', value: 'example-reports' } } as const;
    const prefix = { name: 'Prefix', value: { kind: 'known', value: '2026/' } } as const;
    const steps = [
      ...plan.steps.slice(0, -1),
      call('GetBucketLocation', narrow, { signedWith: 'session', parameters: [bucket] }),
      call('ListObjectsV2', narrow, { signedWith: 'session', parameters: [bucket, prefix] }),
    ];
    const { outcome } = await connect({ plan: { ...plan, steps }, keys }, testWorld([rightCode(narrowUser.mfaSecret)]));
    expect(outcome.failure).toBeUndefined();
    expect(outcome.listing).toMatchObject({
      bucket: 'example-reports',
      prefix: '2026/',
      files: ['2026/q1.csv', '2026/q2.csv'],
    });
  });

  it('takes an MFA session of the user without a role', async () => {
    const steps = (given: PlanOptions) => [
      prompt('mfa-code'),
      call('GetSessionToken', given, {
        parameters: [
          { name: 'SerialNumber', value: { kind: 'known', value: user.mfaSerial } },
          { name: 'TokenCode', value: { kind: 'prompted', prompt: 'mfa-code' } },
        ],
      }),
      call('GetCallerIdentity', given, { signedWith: 'session' }),
    ];
    const code = rightCode();
    const world = testWorld([code]);
    const connection = await connect(planned(steps(options()), options()), world);
    expect(connection.outcome).toMatchObject({
      ok: true,
      identityBefore: { arn: user.arn },
      identityAfter: { arn: user.arn },
    });
    expect(connection.credentials?.sessionToken).toBeTruthy();
    expectNoSecrets(connection, world, [code]);

    const { credentials } = await connect(rolePlan(options()), testWorld([rightCode(user.mfaSecret, 1)]));
    const chained = options(credentials ?? {});
    const { outcome } = await connect(planned(steps(chained), chained), testWorld([rightCode(user.mfaSecret, -1)]));
    expect(outcome.failure?.guidance[0]?.code).toBe('sts-session-token-refused');
  });

  it('knows an expired session', async () => {
    const { credentials } = await connect(rolePlan(options()), testWorld([rightCode()]));
    sandbox.clock.advance(7200);
    const keys = {
      accessKeyId: credentials?.accessKeyId ?? '',
      secretAccessKey: credentials?.secretAccessKey ?? '',
      sessionToken: credentials?.sessionToken ?? '',
    };
    const now = (): Date => new Date(sandbox.clock.now() * 1000);
    const sts = await connect(staticPlan({ ...sandbox.urls, ...keys }), testWorld([], { now }));
    expect(sts.outcome.failure?.guidance[0]?.code).toBe('sts-session-expired');
    expect(sts.outcome.exit).toBe('failed');
    const s3 = await connect(planned([call('ListBuckets', sandbox.urls)], keys), testWorld([], { now }));
    expect(s3.outcome.failure?.guidance[0]?.code).toBe('s3-session-expired');
    expect(s3.outcome.signedIn).toBe(false);
    expectNoSecrets(
      { ...s3, credentials: credentials ?? { accessKeyId: '', secretAccessKey: '-', sessionToken: '-' } },
      testWorld(),
      [],
    );
  });

  it('does not set a wrong clock right in silence', async () => {
    const now = (): Date => new Date(Date.now() - 3_600_000);
    const { outcome } = await connect(staticPlan(options()), testWorld([], { now }));
    expect(outcome.exit).toBe('failed');
    expect(outcome.failure?.guidance[0]?.code).toBe('sts-clock-wrong');
  });
});
