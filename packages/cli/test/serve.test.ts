import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { childEnvironment, duckbillBin, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

interface Service {
  readonly child: ChildProcess;
  readonly url: string;
  /** Everything on standard output, once the process has ended by SIGTERM; its exit code. */
  readonly stop: () => Promise<{ readonly exit: unknown; readonly lines: readonly string[] }>;
}

/** A service on a free port; it ends with the test. */
async function startService(words: readonly string[]): Promise<Service> {
  const home = await homeWith();
  const child = spawn(process.execPath, [duckbillBin, 'serve', '--port', '0', ...words], {
    cwd: home,
    env: childEnvironment({ home }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines: string[] = [];
  const ended = new Promise((resolve) => child.on('close', (code, by) => resolve(code ?? by)));
  const output = createInterface({ input: child.stdout });
  const url = await new Promise<string>((resolve, reject) => {
    output.on('line', (line) => {
      lines.push(line);
      const found = /http:\/\/(?:127\.0\.0\.1|\[::1\]):\d+/u.exec(line);
      if (found !== null) resolve(found[0]);
    });
    child.on('close', () => reject(new Error(`it ended: ${lines.join('\n')}`)));
  });
  const stop = async (): Promise<{ exit: unknown; lines: readonly string[] }> => {
    child.kill('SIGTERM');
    return { exit: await ended, lines };
  };
  return { child, url, stop };
}

describe('duckbill serve', () => {
  it('lints over HTTP, tells what it does in lines of JSON, and stops with 0 on SIGTERM', async () => {
    const { url, stop } = await startService([]);
    const answer = await fetch(`${url}/v1/lint`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ files: [{ name: 'a.duck', text: 'canary-in-the-file' }] }),
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ report: { version: 1, counts: { error: 1 } } });
    const { exit, lines } = await stop();
    expect(exit).toBe(0);
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told[0]).toMatchObject({ level: 'info', msg: 'listening', url });
    expect(told.at(-1)).toMatchObject({ level: 'info', msg: 'stopped' });
    expect(lines.join('\n')).not.toContain('canary-in-the-file');
  });

  it('greets a person with the address', async () => {
    const { url, stop } = await startService(['--log-format', 'text']);
    const { exit, lines } = await stop();
    expect(exit).toBe(0);
    expect(lines[0]).toMatch(new RegExp(`^Duckbill \\d+\\.\\d+\\.\\d+ serves ${url} \\(this computer only\\)$`, 'u'));
    expect(lines.at(-1)).toMatch(/^\d\d:\d\d:\d\d {2}stopped$/u);
  });

  it('serves its pages, with all that they name', async () => {
    const { url } = await startService([]);
    for (const page of ['/', '/reference']) {
      const answer = await fetch(`${url}${page}`);
      expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
      const names = [...(await answer.text()).matchAll(/"(?<name>desk\/[\w.-]+)"/gu)].map((match) => match[1]);
      expect(names.length).toBeGreaterThan(2);
      for (const name of names) expect((await fetch(`${url}/${name}`)).status).toBe(200);
    }
  });

  it('takes an unknown level of the log as wrong usage', async () => {
    const home = await homeWith();
    const run = await runDuckbill(['serve', '--log-level', 'noise'], { home });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr).toContain('Allowed choices are debug, info, warn, error, silent');
  });

  it('could not finish when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => {
      other.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => {
      other.close();
    });
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const run = await runDuckbill(['serve', '--port', String(port)], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 3, stdout: '' });
    expect(run.stderr).toBe(`duckbill: cannot listen on 127.0.0.1, port ${port}: another program uses it\n`);
  });

  it('will not listen where others could reach it', async () => {
    const run = await runDuckbill(['serve', '--port', '0', '--host', '0.0.0.0'], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr).toContain('will not listen on 0.0.0.0');
  });
});
