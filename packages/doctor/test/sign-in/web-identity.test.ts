import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect, printConnectOutcome } from '@duckbill/doctor';
import { describe, expect, it, onTestFinished } from 'vitest';
import { session, startFakeAws, stsError } from '../fake-aws.ts';
import { call, planned } from '../plans.ts';
import { testWorld } from '../test-world.ts';

const canaryToken = 'eyCANARYHEADER.eyCANARYPAYLOAD.CANARYSIGNATURE0123456789';

async function tokenFile(text: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-token-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'token');
  await writeFile(file, text);
  return file;
}

function plan(sts: string, file: string) {
  const { plan } = planned([
    call(
      'AssumeRoleWithWebIdentity',
      {},
      {
        service: 'sts',
        endpoint: sts,
        signedWith: 'nothing',
        parameters: [
          { name: 'RoleArn', value: { kind: 'known', value: 'arn:aws:iam::123456789012:role/reader' } },
          { name: 'RoleSessionName', value: { kind: 'generated', how: 'time' } },
          { name: 'WebIdentityToken', value: { kind: 'file', path: file } },
        ],
      },
    ),
    call('ListBuckets', { s3: sts }, { signedWith: 'session' }),
  ]);
  return { plan, keys: {} };
}

describe('web identity', () => {
  it('sends the token of a file, unsigned, and goes on with the keys of the role', async () => {
    await using aws = await startFakeAws();
    const world = testWorld();
    const connection = await connect(plan(aws.url, await tokenFile(`${canaryToken}\n`)), world);
    expect(connection.outcome).toMatchObject({ ok: true, signedIn: true, identityAfter: { arn: session } });
    const [sent] = aws.requests;
    expect(aws.requests).toHaveLength(2);
    expect(sent?.form.get('WebIdentityToken')).toBe(canaryToken);
    expect(sent?.headers.authorization).toBeUndefined();
    expect(JSON.stringify([connection.outcome, world.events])).not.toContain('CANARY');
  });

  it.each([
    ['is not there', undefined, 'ENOENT'],
    ['is empty', ' \n', undefined],
    ['holds no token', 'x'.repeat(20_001), undefined],
  ])('a token file that %s', async (_, text, code) => {
    await using aws = await startFakeAws();
    const file = text === undefined ? path.join(tmpdir(), 'duckbill-no-such-token') : await tokenFile(text);
    const { outcome } = await connect(plan(aws.url, file), testWorld());
    expect(outcome).toMatchObject({ ok: false, exit: 'failed', reason: 'call-failed' });
    expect(outcome.failure?.failure).toMatchObject({ service: 'file', message: expect.stringContaining(file) });
    expect(outcome.failure?.failure.code).toBe(code);
    expect(aws.requests).toEqual([]);
  });

  it('masks a token that STS repeats in its refusal', async () => {
    await using aws = await startFakeAws(() => stsError(400, 'InvalidIdentityToken', `bad token ${canaryToken}`));
    const { outcome } = await connect(plan(aws.url, await tokenFile(canaryToken)), testWorld());
    expect(outcome.failure?.failure).toMatchObject({ service: 'sts', code: 'InvalidIdentityToken' });
    expect(JSON.stringify(outcome) + printConnectOutcome(outcome)).not.toContain('CANARY');
  });
});
