import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { classifyFailure, connect } from '@duckbill/doctor';
import { describe, expect, it } from 'vitest';
import { type FakeAnswer, s3Error, startFakeAws, stsError } from './fake-aws.ts';
import { rolePlan, staticPlan } from './plans.ts';
import { testWorld } from './test-world.ts';

const html: FakeAnswer = {
  headers: { 'content-type': 'text/html' },
  body: '<!DOCTYPE html><html><head><title>Sign in to the network</title></head><body>Room number<br></body></html>',
};

async function failureOf(answer: FakeAnswer) {
  await using aws = await startFakeAws(() => answer);
  const { outcome } = await connect(staticPlan({ sts: aws.url, s3: aws.url }), testWorld());
  expect(outcome.exit).toBe('failed');
  return outcome.failure;
}

describe('classifyFailure', () => {
  it.each([
    ['a web page', html],
    ['a web page as a refusal', { ...html, status: 403 }],
    ['well-formed markup that is no answer', { body: '<html><body>hello</body></html>' }],
    ['plain text', { status: 502, headers: { 'content-type': 'text/plain' }, body: 'Bad gateway' }],
    ['a redirect to a portal', { status: 302, headers: { location: 'http://portal.example/' }, body: '' }],
    ['nothing', { body: '' }],
    ['moto with an HTML error page', { ...html, status: 500 }],
  ])('knows that %s is not AWS', async (_, answer) => {
    const failure = await failureOf(answer);
    expect(failure?.guidance[0]?.code).toBe('network-not-aws');
    expect(failure?.facts['host']).toMatch(/^127\.0\.0\.1:\d+$/u);
  });

  it.each([
    [
      'moto',
      '<ErrorResponse><Errors><Error><Code>InvalidClientTokenId</Code><Message>The security token included in the request is invalid.</Message></Error></Errors></ErrorResponse>',
    ],
    [
      'radosgw',
      '<Error><Code>InvalidClientTokenId</Code><Message></Message><RequestId>1</RequestId><HostId>2</HostId></Error>',
    ],
  ])('reads the dialect of %s', async (_, body) => {
    const failure = await failureOf({ status: 403, body });
    expect(failure?.failure).toMatchObject({ service: 'sts', code: 'InvalidClientTokenId', status: 403 });
    expect(failure?.guidance[0]?.code).toBe('sts-access-key-unknown');
  });

  it.each([
    [stsError(403, 'ExpiredToken', 'The security token included in the request is expired'), 'sts-session-expired'],
    [
      stsError(
        403,
        'SignatureDoesNotMatch',
        'Signature expired: 20160609T184512Z is now earlier than 20160610T013008Z (20160610T014508Z - 15 min.)',
      ),
      'sts-clock-wrong',
    ],
    [stsError(403, 'SignatureDoesNotMatch', 'Credential should be scoped to a valid region. '), 'sts-scope-wrong'],
    [
      s3Error(400, 'InvalidToken', 'The provided token is malformed or otherwise invalid.'),
      's3-session-token-malformed',
    ],
  ])('finds the guidance of %o', async (answer, code) => {
    expect((await failureOf(answer))?.guidance[0]?.code).toBe(code);
  });

  it('knows that nobody listens', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => gone.once('listening', done));
    const { port } = gone.address() as AddressInfo;
    await new Promise((done) => gone.close(done));
    const endpoint = `http://127.0.0.1:${port}`;
    const { outcome } = await connect(staticPlan({ sts: endpoint, s3: endpoint }), testWorld());
    expect(outcome).toMatchObject({ exit: 'failed', reason: 'call-failed' });
    expect(outcome.failure).toMatchObject({
      failure: { service: 'network', code: 'ECONNREFUSED' },
      facts: { host: `127.0.0.1:${port}` },
    });
    expect(outcome.failure?.guidance[0]?.code).toBe('network-refused');
  });

  it('knows that a name has no address', async () => {
    const { outcome } = await connect(staticPlan({ sts: 'http://sts.no-such-host.invalid' }), testWorld());
    expect(outcome.failure?.guidance[0]?.code).toBe('network-name-unknown');
  });

  it('knows a server that keeps silent', async () => {
    const mute = createServer(() => undefined).listen(0, '127.0.0.1');
    await new Promise((done) => mute.once('listening', done));
    const { port } = mute.address() as AddressInfo;
    const world = testWorld([], { timeouts: { connect: 200, request: 200 } });
    const { outcome } = await connect(staticPlan({ sts: `http://127.0.0.1:${port}` }), world);
    expect(outcome.failure?.guidance[0]?.code).toBe('network-timeout');
    mute.closeAllConnections();
    mute.close();
  });

  it('looks inside errors of several addresses', () => {
    const inner = Object.assign(new Error('connect ECONNREFUSED ::1:443'), { code: 'ECONNREFUSED' });
    const { failure, guidance } = classifyFailure(new AggregateError([inner]), {
      service: 'sts',
      operation: 'AssumeRole',
      endpoint: 'https://sts.amazonaws.com',
    });
    expect(failure).toMatchObject({ service: 'network', code: 'ECONNREFUSED' });
    expect(guidance[0]?.code).toBe('network-refused');
  });

  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'network-certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'network-certificate'],
    ['EAI_AGAIN', 'network-name-unknown'],
    ['ECONNRESET', 'network-broken-off'],
  ])('knows %s', (code, guidanceCode) => {
    const error = new Error('fetch failed', { cause: Object.assign(new Error('inside'), { code }) });
    const call = { service: 's3', operation: 'ListBuckets', endpoint: 'https://s3.amazonaws.com' } as const;
    const { failure, guidance, facts } = classifyFailure(error, call);
    expect(failure).toMatchObject({ service: 'network', code });
    expect(guidance[0]?.code).toBe(guidanceCode);
    expect(facts).toEqual({ host: 's3.amazonaws.com' });
  });

  it.each([undefined, null, 'text', { name: 'odd' }, 7])('survives %o', (thrown) => {
    const call = { service: 's3', operation: 'ListBuckets', endpoint: 'not a url' } as const;
    expect(classifyFailure(thrown, call).failure.operation).toBe('ListBuckets');
  });

  it('keeps what the call was made with', async () => {
    await using aws = await startFakeAws(({ operation }) =>
      operation === 'AssumeRole'
        ? stsError(
            403,
            'AccessDenied',
            'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
          )
        : undefined,
    );
    const mfaSerial = 'arn:aws:iam::123456789012:mfa/anna';
    const { outcome } = await connect(rolePlan({ sts: aws.url, s3: aws.url, mfaSerial }), testWorld(['123456']));
    expect(outcome.failure?.failure.context).toEqual({
      mfaSent: true,
      mfaSerial,
      roleArn: 'arn:aws:iam::123456789012:role/reader',
    });
    expect(outcome.failure?.facts).toMatchObject({ serial: mfaSerial, role: 'arn:aws:iam::123456789012:role/reader' });
  });
});
