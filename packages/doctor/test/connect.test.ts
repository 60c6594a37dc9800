import { connect } from '@duckbill/doctor';
import { describe, expect, it } from 'vitest';
import { s3Error, session, sessionSecret, sessionToken, startFakeAws, stsError, user } from './fake-aws.ts';
import { call, canaries, planned, prompt, rolePlan, staticPlan } from './plans.ts';
import { testWorld } from './test-world.ts';

const serial = 'arn:aws:iam::123456789012:mfa/anna';

describe('connect with plain keys', () => {
  it('logs in by asking who this is, then lists the buckets', async () => {
    await using aws = await startFakeAws();
    const { outcome, credentials } = await connect(staticPlan({ sts: aws.url, s3: aws.url }), testWorld());
    expect(outcome).toMatchObject({
      ok: true,
      exit: 'ok',
      reason: 'connected',
      signedIn: true,
      identityBefore: { arn: user },
    });
    expect(outcome.buckets?.map(({ name }) => name)).toEqual(['reports', 'invoices']);
    expect(credentials).toBeUndefined();
    expect(aws.requests.map(({ operation }) => operation)).toEqual(['GetCallerIdentity', 'ListBuckets']);
  });

  it('asks for keys in the order of the plan', async () => {
    await using aws = await startFakeAws();
    const endpoints = { sts: aws.url, s3: aws.url };
    const steps = [
      prompt('access-key-id'),
      prompt('secret-access-key', { hidden: true }),
      ...staticPlan(endpoints).plan.steps,
    ];
    const world = testWorld(['AKIATYPED00000000000', canaries.secretAccessKey]);
    const { outcome } = await connect({ plan: planned(steps).plan, keys: {} }, world);
    expect(outcome.ok).toBe(true);
    expect(world.questions.map((question) => question.prompt)).toEqual(['access-key-id', 'secret-access-key']);
    expect(aws.requests[0]?.headers.authorization).toContain('AKIATYPED00000000000/');
    expect(JSON.stringify(outcome)).not.toContain('CANARY');
  });

  it('calls a denied list no failed login', async () => {
    const denial = `User: ${user} is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`;
    await using aws = await startFakeAws(({ operation }) =>
      operation === 'ListBuckets' ? s3Error(403, 'AccessDenied', denial) : undefined,
    );
    const { outcome } = await connect(staticPlan({ sts: aws.url, s3: aws.url }), testWorld());
    expect(outcome).toMatchObject({ ok: false, exit: 'failed', reason: 'listing-denied', signedIn: true });
    expect(outcome.failure?.guidance[0]?.code).toBe('s3-list-buckets-denied-user');
  });

  it('sends nothing when the plan has an error', async () => {
    await using aws = await startFakeAws();
    const { plan, keys } = staticPlan({ sts: aws.url, s3: aws.url });
    const problem = {
      code: 'plan-no-credentials',
      severity: 'error',
      file: 'config',
      span: { start: 0, end: 0 },
      facts: {},
      programs: [],
      related: [],
      fixes: [],
    } as const;
    const { outcome } = await connect({ plan: { ...plan, problems: [problem] }, keys }, testWorld());
    expect(outcome).toMatchObject({ ok: false, exit: 'could-not-run', reason: 'plan-has-errors', problems: [problem] });
    expect(aws.requests).toEqual([]);
  });

  it('sends calls to the endpoints given instead, and says so', async () => {
    await using aws = await startFakeAws();
    const { outcome } = await connect(staticPlan(), testWorld([], { endpoints: { sts: aws.url, s3: aws.url } }));
    expect(outcome.ok).toBe(true);
    expect(outcome.overrides).toEqual([
      { service: 'sts', planned: 'https://sts.amazonaws.com', used: aws.url },
      { service: 's3', planned: 'https://s3.amazonaws.com', used: aws.url },
    ]);
  });

  it('signs with the clock that it is given', async () => {
    await using aws = await startFakeAws();
    const world = testWorld([], { now: () => new Date('2031-05-06T07:08:09Z') });
    await connect(staticPlan({ sts: aws.url, s3: aws.url }), world);
    for (const { headers } of aws.requests) expect(headers['x-amz-date']).toMatch(/^20310506T070809Z$/u);
  });
});

describe('connect with a role', () => {
  it('asks who first, then the code, then lists as the role', async () => {
    await using aws = await startFakeAws();
    const world = testWorld(['123456']);
    const { outcome, credentials } = await connect(rolePlan({ sts: aws.url, s3: aws.url, mfaSerial: serial }), world);
    expect(outcome).toMatchObject({
      ok: true,
      identityBefore: { arn: user },
      identityAfter: { arn: session },
      expiresAt: '2026-11-21T13:00:00.123Z',
    });
    expect(aws.requests.map(({ operation }) => operation)).toEqual([
      'GetCallerIdentity',
      'AssumeRole',
      'GetCallerIdentity',
      'ListBuckets',
    ]);
    expect(outcome.steps.map(({ added }) => added)).toEqual([true, false, false, false, false]);
    expect(Object.fromEntries(aws.requests[1]?.form ?? [])).toMatchObject({
      SerialNumber: serial,
      TokenCode: '123456',
    });
    expect(credentials).toMatchObject({ secretAccessKey: sessionSecret, sessionToken });
    const json = JSON.stringify([outcome, world.events]);
    for (const secret of [sessionSecret, sessionToken, canaries.secretAccessKey, '"123456"'])
      expect(json).not.toContain(secret);
  });

  it('asks again after a wrong code without starting over', async () => {
    await using aws = await startFakeAws(({ operation, form }) =>
      operation === 'AssumeRole' && form.get('TokenCode') !== '222222'
        ? stsError(403, 'AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code. ')
        : undefined,
    );
    const world = testWorld(['111 111', '', '12ab56', '111111', '222222']);
    const { outcome } = await connect(rolePlan({ sts: aws.url, s3: aws.url, mfaSerial: serial }), world);
    expect(outcome.ok).toBe(true);
    expect(world.questions.map(({ again }) => again?.reason)).toEqual([
      undefined,
      'wrong',
      'blank',
      'not-digits',
      'already-sent',
    ]);
    const codes = aws.requests
      .filter(({ operation }) => operation === 'AssumeRole')
      .map(({ form }) => form.get('TokenCode'));
    expect(codes).toEqual(['111111', '222222']);
  });

  it('shows what AWS said when the person gives up after a wrong code', async () => {
    await using aws = await startFakeAws(({ operation }) =>
      operation === 'AssumeRole'
        ? stsError(403, 'AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code. ')
        : undefined,
    );
    const world = testWorld(['111111', undefined]);
    const { outcome } = await connect(rolePlan({ sts: aws.url, s3: aws.url, mfaSerial: serial }), world);
    expect(outcome.failure?.guidance[0]?.code).toBe('sts-mfa-code-wrong');
  });

  it('gives up after three wrong codes', async () => {
    await using aws = await startFakeAws(({ operation }) =>
      operation === 'AssumeRole'
        ? stsError(403, 'AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code. ')
        : undefined,
    );
    const world = testWorld(['111111', '222222', '333333', '444444']);
    const { outcome } = await connect(rolePlan({ sts: aws.url, s3: aws.url, mfaSerial: serial }), world);
    expect(outcome).toMatchObject({ exit: 'failed', reason: 'call-failed', signedIn: false });
    expect(outcome.failure?.guidance[0]?.code).toBe('sts-mfa-code-wrong');
    expect(world.questions).toHaveLength(3);
  });

  it('says when a prompt may not be shown, after asking who this is', async () => {
    await using aws = await startFakeAws();
    const world = testWorld([], { mayAsk: false });
    const { outcome } = await connect(rolePlan({ sts: aws.url, s3: aws.url, mfaSerial: serial }), world);
    expect(outcome).toMatchObject({ exit: 'sign-in-needed', reason: 'input-forbidden', identityBefore: { arn: user } });
    expect(aws.requests.map(({ operation }) => operation)).toEqual(['GetCallerIdentity']);
    expect(world.questions).toEqual([]);
  });

  it('stops when a prompt is cancelled', async () => {
    await using aws = await startFakeAws();
    const { outcome } = await connect(
      rolePlan({ sts: aws.url, s3: aws.url, mfaSerial: serial }),
      testWorld([undefined]),
    );
    expect(outcome).toMatchObject({ exit: 'sign-in-needed', reason: 'prompt-cancelled' });
    expect(outcome.steps.map(({ outcome }) => outcome)).toEqual([
      'done',
      'cancelled',
      'not-reached',
      'not-reached',
      'not-reached',
    ]);
  });

  it('goes on without MFA when the device prompt is cancelled, as Cyberduck does', async () => {
    await using aws = await startFakeAws();
    const { plan, keys } = rolePlan({ sts: aws.url, s3: aws.url });
    const [assume, ...rest] = plan.steps;
    if (assume?.kind !== 'call') throw new Error('a call is expected');
    const parameters = [
      ...assume.parameters,
      { name: 'SerialNumber', value: { kind: 'prompted', prompt: 'mfa-serial' } },
      { name: 'TokenCode', value: { kind: 'prompted', prompt: 'mfa-code' } },
    ] as const;
    const steps = [
      prompt('mfa-serial', { cancel: 'continues' }),
      prompt('mfa-code', { onlyAfter: 'mfa-serial' }),
      { ...assume, parameters },
      ...rest,
    ];
    const world = testWorld([undefined]);
    const { outcome } = await connect({ plan: { ...plan, steps }, keys }, world);
    expect(outcome.ok).toBe(true);
    expect(world.questions).toHaveLength(1);
    const form = aws.requests.find(({ operation }) => operation === 'AssumeRole')?.form;
    expect([form?.has('SerialNumber'), form?.has('TokenCode')]).toEqual([false, false]);
  });

  it('spends no code when the keys are wrong', async () => {
    await using aws = await startFakeAws(() =>
      stsError(403, 'InvalidClientTokenId', 'The security token included in the request is invalid.'),
    );
    const world = testWorld(['123456']);
    const { outcome } = await connect(rolePlan({ sts: aws.url, s3: aws.url, mfaSerial: serial }), world);
    expect(outcome.failure?.guidance[0]?.code).toBe('sts-access-key-unknown');
    expect(world.questions).toEqual([]);
  });
});

describe('connect to a bucket', () => {
  const bucket = { name: 'Bucket', value: { kind: 'known', value: 'reports' } } as const;
  const prefix = { name: 'Prefix', value: { kind: 'known', value: '2026/' } } as const;

  it('asks for the region and lists the folder there', async () => {
    await using aws = await startFakeAws();
    const options = { s3: aws.url };
    const steps = [
      call('GetBucketLocation', options, { parameters: [bucket] }),
      call('ListObjectsV2', options, { parameters: [bucket, prefix] }),
    ];
    const { outcome } = await connect(planned(steps), testWorld());
    expect(outcome.listing).toMatchObject({
      bucket: 'reports',
      files: ['2026/a.csv'],
      folders: ['2026/q1/'],
      more: false,
    });
    expect(aws.requests[1]?.headers.authorization).toContain('/eu-west-1/s3/');
  });

  it('goes on when the region may not be asked', async () => {
    await using aws = await startFakeAws(({ operation }) =>
      operation === 'GetBucketLocation' ? s3Error(403, 'AccessDenied', 'Access Denied') : undefined,
    );
    const options = { s3: aws.url };
    const steps = [
      call('GetBucketLocation', options, { parameters: [bucket] }),
      call('ListObjectsV2', options, { parameters: [bucket] }),
    ];
    const { outcome } = await connect(planned(steps), testWorld());
    expect(outcome.ok).toBe(true);
    expect(outcome.steps[0]).toMatchObject({ outcome: 'skipped', facts: { denied: true } });
  });

  it('puts the bucket into the path when a server of another maker knows no bucket names', async () => {
    await using aws = await startFakeAws();
    const options = { s3: aws.url.replace('127.0.0.1', 'localhost') };
    const { outcome } = await connect(planned([call('ListObjectsV2', options, { parameters: [bucket] })]), testWorld());
    expect(outcome.listing?.files).toEqual(['2026/a.csv']);
  });

  it('takes the region that a refusal names', async () => {
    const refusal = {
      status: 400,
      headers: { 'x-amz-bucket-region': 'eu-central-1' },
      body: '<Error><Code>AuthorizationHeaderMalformed</Code><Message>the region is wrong</Message><Region>eu-central-1</Region></Error>',
    };
    await using aws = await startFakeAws(({ operation }) => (operation === 'GetBucketLocation' ? refusal : undefined));
    const options = { s3: aws.url };
    const steps = [
      call('GetBucketLocation', options, { parameters: [bucket] }),
      call('ListObjectsV2', options, { parameters: [bucket] }),
    ];
    const { outcome } = await connect(planned(steps), testWorld());
    expect(outcome.ok).toBe(true);
    expect(aws.requests[1]?.headers.authorization).toContain('/eu-central-1/s3/');
  });
});
