import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { identityCenter, identityCenterWorld, mfaRole, startSandbox, totpCode } from '@duckbill/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { childEnvironment, duckbillBin, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

/** A service in a process of its own: its address, and what it told until it stopped. */
async function startService(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ url: string; stop: () => Promise<string> }> {
  const home = await homeWith();
  const child: ChildProcess = spawn(process.execPath, [duckbillBin, 'serve', '--port', '0', ...words], {
    cwd: home,
    env: { ...childEnvironment({ home }), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const told: string[] = [];
  const ended = new Promise((resolve) => child.on('close', resolve));
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('it has no output');
  stderr.on('data', (chunk: Buffer) => told.push(chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stdout }).on('line', (line) => {
      told.push(line);
      const found = /http:\/\/127\.0\.0\.1:\d+/u.exec(line);
      if (found !== null) resolve(found[0]);
    });
    child.on('close', () => reject(new Error(`it ended: ${told.join('\n')}`)));
  });
  const stop = async (): Promise<string> => {
    child.kill('SIGTERM');
    await ended;
    return told.join('\n');
  };
  return { url, stop };
}

interface Answered {
  readonly status: number;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

async function ask(url: string, body?: object, method = body === undefined ? 'GET' : 'POST'): Promise<Answered> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(url, { method, ...(body === undefined ? {} : { headers, body: JSON.stringify(body) }) });
  const text = await answer.text();
  return { status: answer.status, text, body: JSON.parse(text) as Record<string, unknown> };
}

describe('duckbill serve --enable-connect', () => {
  it('signs somebody in, gives their files, tries their keys; no secret is told, no proxy is asked', async () => {
    const sandbox = await startSandbox({ world: identityCenterWorld() });
    onTestFinished(() => sandbox.close());
    // Nobody listens there: whoever asks a proxy fails.
    const proxy = 'http://127.0.0.1:9';
    const { url, stop } = await startService(
      ['--enable-connect', '--allow-endpoint', sandbox.url, '--log-level', 'debug'],
      { HTTP_PROXY: proxy, HTTPS_PROXY: proxy, http_proxy: proxy, https_proxy: proxy, AWS_PROFILE: 'canary-profile' },
    );
    const { startUrl, region, account, permissionSet, person } = identityCenter;
    const sessions = `${url}/v1/connect/sso/sessions`;
    const started = await ask(sessions, { startUrl, region, endpoint: sandbox.url });
    expect(started.status).toBe(201);
    const { id, approval } = started.body as { id: string; approval: { userCode: string } };
    sandbox.approveDevice(approval.userCode, person);
    await expect
      .poll(async () => (await ask(`${sessions}/${id}`)).body['state'], { timeout: 20_000 })
      .toBe('signed-in');
    const made = await ask(`${sessions}/${id}/files`, {
      target: 'aws-config',
      assignments: [{ accountId: account, permissionSet }],
    });
    expect(made.text).toContain('sso_role_name = S3-Read');
    expect((await ask(`${sessions}/${id}`, undefined, 'DELETE')).body).toEqual({ signedOut: true });

    const { accessKeyId, secretAccessKey, mfaSerial, mfaSecret } = mfaRole.user;
    const code = totpCode({ secret: mfaSecret, now: sandbox.clock.now() });
    const checked = await ask(`${url}/v1/connect/sts/checks`, {
      question: { call: 'AssumeRole', roleArn: mfaRole.roleArn, mfa: { serial: mfaSerial, code } },
      credentials: { accessKeyId, secretAccessKey },
      region,
      endpoint: sandbox.url,
    });
    expect(checked.body).toMatchObject({ ok: true, call: 'AssumeRole' });

    const told = await stop();
    expect(told).toContain('listening');
    for (const text of [told, started.text, made.text, checked.text]) {
      expect(text).not.toMatch(/canary|Duck(?:ClientSecret|Code|Device|Refresh|Access)-/u);
    }
    expect(told).not.toContain(id);
  });

  it('is off unless asked for', async () => {
    const { url, stop } = await startService(['--log-format', 'text'], {});
    const refused = await ask(`${url}/v1/connect/sso/sessions`, {
      startUrl: identityCenter.startUrl,
      region: identityCenter.region,
    });
    expect(refused).toMatchObject({ status: 404, body: { code: 'connect-off' } });
    expect(await stop()).toContain('off; turn them on with --enable-connect');
  });

  it.each([
    [['--allow-endpoint', 'http://127.0.0.1:4566'], '--allow-endpoint belongs to --enable-connect'],
    [['--connect-proxy', 'http://127.0.0.1:9'], '--connect-proxy belongs to --enable-connect'],
    [['--enable-connect', '--connect-proxy', 'canary:3128'], 'a proxy is a URL'],
    [['--enable-connect', '--allow-endpoint', 'http://10.0.0.1'], 'http is spoken with this computer alone'],
    [['--enable-connect', '--allow-endpoint', 'https://u:canary@sts.example.com'], 'there are credentials in it'],
  ])('takes %j for wrong usage', async (words, message) => {
    const run = await runDuckbill(['serve', '--port', '0', ...words], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr).toContain(message);
    expect(run.stderr).not.toContain('canary');
  });
});
