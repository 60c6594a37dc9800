import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { mfaRole, totpCode } from '@duckbill/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { childEnvironment, duckbillBin, jsonOf, runDuckbill } from './run-duckbill.ts';
import { homeWith, practiceFiles } from './sample-files.ts';
import { sandboxForTest } from './test-sandbox.ts';

/** A sandbox process; it ends with the test. */
async function startProcess(words: readonly string[]): Promise<{ child: ChildProcess; firstLine: string }> {
  const home = await homeWith();
  const child = spawn(process.execPath, [duckbillBin, 'sandbox', ...words], {
    env: childEnvironment({ home }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const { stdout } = child;
  if (stdout === null) throw new Error('no output');
  const first = await createInterface({ input: stdout })[Symbol.asyncIterator]().next();
  return { child, firstLine: first.done === true ? '' : first.value };
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  const ended = new Promise((resolve) => child.on('exit', (code, by) => resolve(code ?? by)));
  child.kill(signal);
  return ended;
}

describe('duckbill sandbox', () => {
  it('tells its address and practice keys as one line of JSON, and serves connect', async () => {
    const { child, firstLine } = await startProcess(['--json']);
    const { url, user, roleArn, processId } = JSON.parse(firstLine) as Record<string, string>;
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    expect({ user, roleArn, processId }).toEqual({
      user: mfaRole.user,
      roleArn: mfaRole.roleArn,
      processId: child.pid,
    });
    const run = await runDuckbill(['connect', 'aws:reports', '--json', '--endpoint-url', url ?? ''], {
      home: await homeWith(practiceFiles),
      stdin: `${totpCode({ secret: mfaRole.user.mfaSecret, now: Date.now() / 1000 })}\n`,
    });
    expect(jsonOf(run)).toMatchObject({ ok: true, exit: { code: 0 } });
    expect(await end(child, 'SIGTERM')).toBe(0);
  });

  it('greets a person, and stops with 0 on Ctrl-C', async () => {
    const { child, firstLine } = await startProcess([]);
    expect(firstLine).toMatch(/^A local AWS to practise on, at http:\/\/127\.0\.0\.1:\d+ \(this computer only\)$/u);
    expect(await end(child, 'SIGINT')).toBe(0);
  });

  it('listens on the port it is told, and could not finish when that is taken', async () => {
    const { port } = await sandboxForTest();
    const run = await runDuckbill(['sandbox', '--port', String(port)], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 3, stdout: '' });
    expect(run.stderr).toBe(`duckbill: cannot listen on port ${port}: another program uses it\n`);
  });

  it.each(['99999', '-1', 'http'])('takes the port %s as wrong usage', async (port) => {
    const run = await runDuckbill(['sandbox', '--port', port], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
  });
});
