import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';
import { startService } from './start-service.ts';

function guide(name: string): Promise<string> {
  return readFile(new URL(`../../../apps/docs/guide/${name}`, import.meta.url), 'utf8');
}

/** What stands between fences of a language. */
function blocksOf(markdown: string, language: string): readonly string[] {
  return markdown.split(/^```/mu).flatMap((part, index) => {
    const end = part.indexOf('\n');
    return index % 2 === 1 && part.slice(0, end) === language ? [part.slice(end + 1)] : [];
  });
}

function fieldsOf(value: unknown): readonly string[] {
  return Object.keys(Object(value) as object).toSorted();
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

  it('greets, logs and audits as the guide shows it', async () => {
    const home = await homeWith();
    const greeted = await startService(['--log-format', 'text'], { home });
    const { lines: greeting } = await greeted.stop();
    const [sample = ''] = blocksOf(await guide('serve.md'), '');
    const shown = sample.replace(/^Duckbill \S+/u, 'Duckbill VERSION').replaceAll('http://127.0.0.1:8080', greeted.url);
    const printed = greeting.join('\n').replace(/^Duckbill \S+/u, 'Duckbill VERSION');
    expect(printed.startsWith(shown.trimEnd())).toBe(true);

    const made = ['serve', 'keys', 'create', '--keys', 'keys.json', '--tenant', 'acme', '--scope', 'fleet'];
    const key = (await runDuckbill(made, { home })).stdout.trim();
    const { url, stop } = await startService(['--keys', 'keys.json', '--audit-log', 'audit.log'], { home });
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
    const answer = await fetch(`${url}/v1/fleet/jobs/00000000-0000-4000-8000-000000000000/cancel`, {
      method: 'POST',
      headers,
    });
    expect(answer.status).toBe(404);
    const { lines } = await stop();
    const line = lines.map((text) => JSON.parse(text) as Record<string, unknown>).find(({ msg }) => msg === 'request');
    const [logged] = blocksOf(await guide('serve.md'), 'json');
    // A refusal names its problem as well.
    expect(fieldsOf(line)).toEqual([...fieldsOf(JSON.parse(logged ?? '')), 'problem'].toSorted());
    const audited = blocksOf(await guide('serve-access.md'), 'json').find((block) => block.includes('"audit"'));
    const entry = JSON.parse((await readFile(path.join(home, 'audit.log'), 'utf8')).trim()) as unknown;
    expect(fieldsOf(entry)).toEqual([...fieldsOf(JSON.parse(audited ?? '')), 'problem'].toSorted());
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

  it.each([
    [['--role', 'worker'], '--role worker needs DATABASE_URL'],
    [['--endpoint', 'http://127.0.0.1:9000'], '--endpoint belongs to --bucket'],
    [['--bucket', 'No Bucket'], 'no name of a bucket'],
    [['--keys', 'missing.json'], '--keys '],
    [['--audit-log', 'missing/audit.log'], '--audit-log missing/audit.log: it does not exist'],
    [['--allow-origin', 'desk.example.com/page'], '--allow-origin desk.example.com/page'],
    [['--drain-delay', 'long'], 'a number of seconds'],
  ])('takes %j as wrong usage', async (words, told) => {
    const run = await runDuckbill(['serve', '--port', '0', ...words], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr).toContain(told);
  });

  it('asks for a key when it has keys, and notes who did what', async () => {
    const home = await homeWith();
    const words = ['serve', 'keys', 'create', '--keys', 'keys.json', '--tenant', 'acme', '--scope', 'check', '--json'];
    const { apiKey: key, id } = jsonOf(await runDuckbill(words, { home }));
    const { url, stop } = await startService(['--keys', 'keys.json', '--audit-log', 'audit.log'], { home });
    const explain = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${url}/v1/explain`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify({ text: 'ExpiredToken' }),
      });
    expect((await explain({})).status).toBe(401);
    expect((await explain({ Authorization: `Bearer ${String(key)}`, 'X-Request-Id': 'known' })).status).toBe(200);
    // Numbers are for operators.
    const numbers = await fetch(`${url}/metrics`, { headers: { Authorization: `Bearer ${String(key)}` } });
    expect(numbers.status).toBe(403);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await runDuckbill(['serve', 'keys', 'revoke', String(id), '--keys', 'keys.json'], { home });
    // It looks at the file once a second.
    while ((await explain({ Authorization: `Bearer ${String(key)}` })).status !== 401) await sleep(50);
    const { lines } = await stop();
    const audited = await readFile(path.join(home, 'audit.log'), 'utf8');
    expect(audited).toContain('"requestId":"known","tenant":"acme"');
    expect(`${audited}${lines.join('')}`).not.toContain(String(key));
    expect(lines.some((line) => line.includes('"tenant":"acme"'))).toBe(true);
  });
});
