import { mfaRole, mfaRoleWorld, totpCode } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../service-under-test.ts';
import { callsOf, connectUnderTest, type ConnectUnderTest, refusalOf } from './connect-under-test.ts';

const { user, roleArn, foreignRoleArn, account } = mfaRole;
const credentials = { accessKeyId: user.accessKeyId, secretAccessKey: user.secretAccessKey };

function check(
  { post, sandbox }: ConnectUnderTest,
  question: object,
  keys: object = credentials,
  more: object = {},
): Promise<Exchange> {
  const body = { question, credentials: keys, region: 'eu-west-1', endpoint: sandbox.url, ...more };
  return post('/v1/connect/sts/checks', body);
}

function codeOf({ sandbox }: ConnectUnderTest): { serial: string; code: string } {
  return { serial: user.mfaSerial, code: totpCode({ secret: user.mfaSecret, now: sandbox.clock.now() }) };
}

describe('a check at STS', () => {
  it('says whose keys these are', async () => {
    const service = await connectUnderTest(mfaRoleWorld());
    const { body } = await check(service, { call: 'GetCallerIdentity' });
    expect(body).toEqual({
      version: 1,
      ok: true,
      call: 'GetCallerIdentity',
      endpoint: `127.0.0.1:${service.sandbox.port}`,
      identity: { arn: user.arn, account, userId: 'DUCKUSERID0000S3USER' },
    });
  });

  it('assumes a role with the code of a device, and keeps the keys to itself', async () => {
    const service = await connectUnderTest(mfaRoleWorld());
    const mfa = codeOf(service);
    const { body, text } = await check(service, { call: 'AssumeRole', roleArn, roleSessionName: 'desk', mfa });
    expect(body).toMatchObject({
      ok: true,
      identity: { arn: user.arn },
      session: {
        arn: `arn:aws:sts::${account}:assumed-role/S3-Access/desk`,
        expiresAt: expect.stringMatching(/^\d{4}-/u) as string,
      },
    });
    expect(text).not.toMatch(/secret|SessionToken|DUCKSESSION|canary/iu);
    expect(callsOf(service.sandbox)).toEqual(['GetCallerIdentity', 'AssumeRole']);
  });

  it('gets a session with the code of a device', async () => {
    const service = await connectUnderTest(mfaRoleWorld());
    const { body } = await check(service, { call: 'GetSessionToken', mfa: codeOf(service), durationSeconds: 900 });
    expect(body).toMatchObject({ ok: true, session: { expiresAt: expect.any(String) as string } });
  });

  it('explains what was refused', async () => {
    const service = await connectUnderTest(mfaRoleWorld());
    const asked: [object, object, string][] = [
      [{ call: 'AssumeRole', roleArn }, credentials, 'AssumeRole'],
      [{ call: 'AssumeRole', roleArn: foreignRoleArn }, credentials, 'AssumeRole'],
      [{ call: 'AssumeRole', roleArn, mfa: { serial: user.mfaSerial, code: '000000' } }, credentials, 'AssumeRole'],
      [{ call: 'GetCallerIdentity' }, mfaRole.inactiveKey, 'GetCallerIdentity'],
      [
        { call: 'AssumeRole', roleArn, mfa: { serial: user.mfaSerial, code: '123456' } },
        { ...credentials, secretAccessKey: 'canary-secret-that-is-not-the-right-one1' },
        'GetCallerIdentity',
      ],
    ];
    for (const [question, keys, operation] of asked) {
      const { body, status, text } = await check(service, question, keys);
      expect(status).toBe(200);
      expect(body).toMatchObject({ ok: false, failure: { operation, guidance: expect.any(Array) as unknown[] } });
      const { advice } = body as { advice: { code: string; whatToDo: string[] }[] };
      expect(advice[0]?.whatToDo.length).toBeGreaterThan(0);
      expect(text).not.toContain('canary');
    }
  });

  it('spends no code with wrong keys', async () => {
    const service = await connectUnderTest(mfaRoleWorld());
    const wrong = { ...credentials, secretAccessKey: 'canary-secret-that-is-not-the-right-one1' };
    await check(service, { call: 'AssumeRole', roleArn, mfa: codeOf(service) }, wrong);
    expect(callsOf(service.sandbox)).toEqual(['GetCallerIdentity']);
  });

  it('never says a secret, whatever AWS answers', async () => {
    const service = await connectUnderTest(mfaRoleWorld());
    const secret = 'canary-secret-in-every-answer-0123456789';
    const sessionToken = 'canary-token-in-every-answer-01234567890';
    const message = `you sent ${secret} and ${sessionToken} and 135791`;
    service.sandbox.changeFaults([{ service: 'sts', kind: 'error', code: 'AccessDenied', status: 403, message }]);
    const keys = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: secret, sessionToken };
    const mfa = { serial: user.mfaSerial, code: '135791' };
    for (const question of [
      { call: 'GetCallerIdentity' },
      { call: 'GetSessionToken', mfa },
      { call: 'AssumeRole', roleArn, mfa },
    ]) {
      const { text } = await check(service, question, keys);
      expect(text).not.toContain('canary');
      expect('mfa' in question ? text : '').not.toContain('135791');
    }
  });

  it('refuses what is not as documented without a word of it', async () => {
    const service = await connectUnderTest(mfaRoleWorld());
    const wrong: [object, object, object][] = [
      [{ call: 'DeleteUser' }, credentials, {}],
      [{ call: 'AssumeRole' }, credentials, {}],
      [{ call: 'AssumeRole', roleArn: 'https://canary.example' }, credentials, {}],
      [{ call: 'AssumeRole', roleArn, mfa: { serial: user.mfaSerial, code: 'canary' } }, credentials, {}],
      [{ call: 'GetCallerIdentity' }, { ...credentials, secretAccessKey: 'canary\nline' }, {}],
      [{ call: 'GetCallerIdentity' }, { ...credentials, canary: 1 }, {}],
    ];
    for (const [question, keys, more] of wrong) {
      const refused = await check(service, question, keys, more);
      expect(refusalOf(refused)).toBe('422 request-invalid');
      expect(refused.text).not.toContain('canary-secret');
    }
    expect(refusalOf(await check(service, { call: 'GetCallerIdentity' }, credentials, { region: 'us-east-99' }))).toBe(
      '422 region-unknown',
    );
    expect(
      refusalOf(
        await check(service, { call: 'GetCallerIdentity' }, credentials, { endpoint: 'http://169.254.169.254' }),
      ),
    ).toBe('422 endpoint-not-allowed');
    expect(callsOf(service.sandbox)).toEqual([]);
  });
});
