import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProcessStep, ProgramId } from '@duckbill/core';
import { connect, printConnectOutcome } from '@duckbill/doctor';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFakeAws } from '../fake-aws.ts';
import { call, planned } from '../plans.ts';
import { testSignIn, testWorld } from '../test-world.ts';

const keys = {
  Version: 1,
  AccessKeyId: 'ASIACANARYPROCESS000',
  SecretAccessKey: 'CANARY/Process+Secret0123456789abcdefgh',
  SessionToken: 'CANARYPROCESSTOKEN0123456789/+==',
  Expiration: '2099-01-01T00:00:00Z',
};

/** Prints this text, which lies in a file: the command itself is no secret. */
async function printing(stdout: string, more: { stderr?: string; status?: number } = {}): Promise<ProcessStep> {
  const { stderr = '', status = 0 } = more;
  const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-process-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const script = path.join(folder, 'get-keys.cjs');
  const lines = `process.stdout.write(${JSON.stringify(stdout)});process.stderr.write(${JSON.stringify(stderr)})`;
  await writeFile(script, `${lines};process.exitCode=${status}`);
  return { kind: 'process', command: 'get-keys --for work', argv: [process.execPath, script], purpose: 'test' };
}

function run(step: ProcessStep, s3: string, world = testWorld(['yes']), program: ProgramId = 'aws-cli@2') {
  const { plan } = planned([step, call('ListBuckets', { s3 }, { signedWith: 'session' })], { program });
  return connect({ plan: { ...plan, strategy: 'process' }, keys: {} }, world);
}

describe('credential_process', () => {
  it('shows the command, runs it when somebody says yes, and signs with its keys', async () => {
    await using aws = await startFakeAws();
    const world = testWorld(['yes']);
    const { outcome, credentials } = await run(await printing(JSON.stringify(keys)), aws.url, world);
    expect(world.questions).toMatchObject([
      { prompt: 'run-process', label: expect.stringContaining('get-keys --for work') },
    ]);
    expect(outcome).toMatchObject({ ok: true, expiresAt: '2099-01-01T00:00:00.000Z' });
    expect(credentials?.secretAccessKey).toBe(keys.SecretAccessKey);
    expect(aws.requests[0]?.headers['x-amz-security-token']).toBe(keys.SessionToken);
    expect(JSON.stringify([outcome, world.events])).not.toMatch(/CANARY(?!PROCESS000)/u);
  });

  it.each([
    ['no', ['no'], true],
    ['something else', ['sure', 'why not', 'go'], true],
    ['nothing', [undefined], true],
    ['to nobody', [], false],
  ])('is not run when the answer is %s', async (_, answers, mayAsk) => {
    await using aws = await startFakeAws();
    const ran: unknown[] = [];
    const runProcess = async () => {
      ran.push(1);
      return { status: 0, stdout: '{}', stderr: '' };
    };
    const world = testWorld(answers, { mayAsk, signIn: testSignIn({}, { runProcess }) });
    const { outcome } = await run(await printing('{}'), aws.url, world);
    expect(outcome).toMatchObject({ ok: false, exit: 'sign-in-needed', reason: 'process-not-allowed' });
    expect(printConnectOutcome(outcome)).toContain('--allow-process');
    expect(ran).toEqual([]);
    expect(aws.requests).toEqual([]);
  });

  it.each(['y', 'Y', 'YES', ' yes '])('is run when the answer is "%s"', async (answer) => {
    await using aws = await startFakeAws();
    const { outcome } = await run(await printing(JSON.stringify(keys)), aws.url, testWorld([answer]));
    expect(outcome.ok).toBe(true);
  });

  it('is run without asking when that was allowed beforehand', async () => {
    await using aws = await startFakeAws();
    const world = testWorld([], { mayAsk: false, signIn: testSignIn({ allowProcess: true }) });
    expect((await run(await printing(JSON.stringify(keys)), aws.url, world)).outcome.ok).toBe(true);
    expect(world.questions).toEqual([]);
  });

  it('goes through the shell where the program does', async () => {
    await using aws = await startFakeAws();
    const step: ProcessStep = {
      kind: 'process',
      command: `echo '${JSON.stringify(keys)}' | cat`,
      purpose: 'test',
    };
    expect((await run(step, aws.url, testWorld(['yes']), 'sdk-js@3')).outcome.ok).toBe(true);
  });

  it('keeps account keys without a token', async () => {
    await using aws = await startFakeAws();
    const { SessionToken: _, Expiration: __, ...plain } = keys;
    const { outcome } = await run(await printing(JSON.stringify(plain)), aws.url);
    expect(outcome.ok).toBe(true);
    expect(aws.requests[0]?.headers['x-amz-security-token']).toBeUndefined();
  });

  const json = (more: object): string => JSON.stringify({ ...keys, ...more });
  const past = json({ Expiration: '2020-01-01T00:00:00Z' });
  it.each<[string, ProgramId, string, string | undefined]>([
    ['prose', 'aws-cli@2', 'hello CANARY', 'no JSON object'],
    ['an array', 'aws-cli@2', '[]', 'no JSON object'],
    ['a byte order mark', 'aws-cli@2', `\uFEFF${json({})}`, 'no JSON object'],
    ['a byte order mark', 'sdk-js@3', `\uFEFF${json({})}`, undefined],
    ['version 2', 'aws-cli@2', json({ Version: 2 }), 'no "Version": 1'],
    ['the version as text', 'sdk-go@2', json({ Version: '1' }), 'no "Version": 1'],
    ['no version', 'cyberduck@9.5', json({ Version: undefined }), undefined],
    ['no secret', 'sdk-js@3', json({ SecretAccessKey: undefined }), 'no "SecretAccessKey"'],
    ['keys that ended', 'aws-cli@2', past, 'ended at'],
    ['keys that ended', 'sdk-js@3', past, 'ended at'],
    ['keys that ended', 'sdk-go@2', past, undefined],
    ['keys that ended', 'cyberduck@9.5', past, undefined],
    ['no expiry', 'cyberduck@9.5', json({ Expiration: undefined }), 'no "Expiration"'],
    ['an expiry that is no date', 'aws-cli@1', json({ Expiration: 'soon' }), 'is no date'],
    ['an expiry that is no date', 'sdk-js@3', json({ Expiration: 'soon' }), undefined],
    ['words behind the object', 'cyberduck@9.5', `${json({ Note: '"}{\\' })} and more`, undefined],
    ['words behind the object', 'aws-cli@2', `${json({})} and more`, 'no JSON object'],
  ])('%s, as %s', async (_, program, stdout, words) => {
    await using aws = await startFakeAws();
    const { outcome } = await run(await printing(stdout), aws.url, testWorld(['yes']), program);
    expect(outcome.ok).toBe(words === undefined);
    expect(outcome.failure?.failure.message ?? '').toContain(words ?? '');
    expect(outcome.failure?.failure.service).toBe(words === undefined ? undefined : 'process');
    expect(JSON.stringify(outcome)).not.toMatch(/CANARY(?!PROCESS000)/u);
  });

  it('tells what the program said before it failed, without the secrets in it', async () => {
    const stderr = `no session; aws_secret_access_key = ${keys.SecretAccessKey}`;
    const { outcome } = await run(await printing('', { stderr, status: 3 }), 'http://127.0.0.1:9');
    expect(outcome.failure?.failure).toMatchObject({
      code: 'ProcessFailed',
      message: expect.stringContaining('no session'),
    });
    expect(JSON.stringify(outcome) + printConnectOutcome(outcome)).not.toContain('CANARY');
  });

  it('tells that the program is not there', async () => {
    const step: ProcessStep = { kind: 'process', command: 'none', argv: ['/no/such/program'], purpose: '' };
    const { outcome } = await run(step, 'http://127.0.0.1:9');
    expect(outcome.failure?.failure).toMatchObject({ service: 'process', code: 'ENOENT' });
  });

  it('stops a program that never ends, also when its children keep its output open', async () => {
    const { runProcess } = testSignIn();
    const end = await runProcess({ argv: undefined, command: 'sleep 100 & sleep 100', timeout: 50, longestOutput: 10 });
    expect(end).toMatchObject({ status: undefined, stopped: 'too-slow' });
  });

  it('stops a program that prints without end', async () => {
    const { runProcess } = testSignIn();
    const end = await runProcess({ argv: undefined, command: 'yes', timeout: 20_000, longestOutput: 1000 });
    expect(end.stopped).toBe('too-much');
  });
});
