/**
 * What the service bears: `npm run load [-- --seconds 5 --connections 200 --idle 10000]`. Everything on the loopback of
 * this computer, the service as a process of its own, as it is published (`npm run build` first). Prints ratios of
 * numbers of the same run; exit code 1 when one is not reached. Requests per second of `POST /v1/lint` stand beside a
 * bare Hono route that parses the same JSON, in turns.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import autocannon, { type Result } from 'autocannon';
import { hugeConfig, profileOf } from './load/load-files.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '200' },
    idle: { type: 'string', default: '10000' },
  },
});
const seconds = Number(values.seconds);
const connections = Number(values.connections);
const home = mkdtempSync(path.join(tmpdir(), 'duckbill-load-'));
const children: ChildProcess[] = [];

function file(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

/** Starts a program that tells its address; ends it with this one. */
async function start(words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, words, { cwd: home, env: { PATH: process.env['PATH'], HOME: home } });
  children.push(child);
  child.stderr.pipe(process.stderr);
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /http:\/\/127\.0\.0\.1:\d+/u.exec(line);
    if (found === null) continue;
    child.stdout.resume();
    return found[0];
  }
  throw new Error('it told no address');
}

async function key(tenant: string): Promise<string> {
  const words = ['serve', 'keys', 'create', '--keys', 'keys.json', '--tenant', tenant, '--scope', 'check', '--json'];
  const child = spawn(process.execPath, [duckbill, ...words], {
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: home },
  });
  let text = '';
  for await (const chunk of child.stdout) text += String(chunk);
  return (JSON.parse(text) as { apiKey: string }).apiKey;
}

const duckbill = file('../packages/cli/bin/duckbill.cjs');

function fire(url: string, options: { body: string; at?: number; for?: number; key?: string }): Promise<Result> {
  const authorization = options.key === undefined ? {} : { authorization: `Bearer ${options.key}` };
  return autocannon({
    url: `${url}/v1/lint`,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...authorization },
    body: options.body,
    connections: options.at ?? connections,
    duration: options.for ?? seconds,
  });
}

let failed = false;

function tell(claim: string, holds: boolean, words: string): void {
  failed ||= !holds;
  console.log(`${holds ? 'yes' : 'NO '}  ${claim}: ${words}`);
}

const lintBody = JSON.stringify({ files: [{ name: 'Reports.cyberduckprofile', text: profileOf(4096) }] });

/** Turns about, so that whatever else this computer does hits both. */
async function besideBareHono(): Promise<void> {
  const bare = await start([file('load/bare-hono.mjs')]);
  const url = await start([duckbill, 'serve', '--port', '0']);
  await fire(url, { body: lintBody, for: 2 });
  await fire(bare, { body: lintBody, for: 1 });
  const rates = { bare: 0, lint: 0 };
  let wrong = 0;
  for (let turn = 0; turn < 3; turn += 1) {
    const theirs = await fire(bare, { body: lintBody });
    const ours = await fire(url, { body: lintBody });
    rates.bare += theirs.requests.average / 3;
    rates.lint += ours.requests.average / 3;
    wrong += ours.errors + ours.non2xx;
  }
  const ratio = rates.lint / rates.bare;
  const numbers = `${rates.lint.toFixed(0)}/s beside ${rates.bare.toFixed(0)}/s, ${ratio.toFixed(2)}×`;
  tell(`lint at ${connections} connections has no error`, wrong === 0, `${wrong} errors`);
  tell('lint is at least half as fast as a bare route', ratio >= 0.5, numbers);
}

/** The 99th percentile of one tenant, alone and beside another that sends the worst it may. */
async function besideABadTenant(): Promise<void> {
  const [good, bad] = [await key('good'), await key('bad')];
  const limits = path.join(home, 'limits.json');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(limits, JSON.stringify({ version: 1, default: { perMinute: 100_000_000, perDay: 1_000_000_000 } }));
  const url = await start([duckbill, 'serve', '--port', '0', '--keys', 'keys.json', '--limits', limits]);
  await fire(url, { body: lintBody, key: good, at: 4, for: 2 });
  const alone = await fire(url, { body: lintBody, key: good, at: 4 });
  const worst = fire(url, { body: hugeConfig(), key: bad, at: 8, for: seconds + 2 });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const beside = await fire(url, { body: lintBody, key: good, at: 4 });
  const { non2xx, '2xx': done } = await worst;
  const ratio = beside.latency.p99 / Math.max(1, alone.latency.p99);
  const words = `p99 ${beside.latency.p99} ms beside ${alone.latency.p99} ms alone, ${ratio.toFixed(2)}× (the other one: ${done} answers, ${non2xx} refused)`;
  tell("the worst input of a tenant moves another one's p99 by 2× at most", ratio <= 2, words);
}

async function statusOf(url: string, init: RequestInit): Promise<number> {
  return (await fetch(`${url}/v1/lint`, { method: 'POST', ...init })).status;
}

async function isServed(url: string): Promise<boolean> {
  const sent = await statusOf(url, { headers: { 'Content-Type': 'application/json' }, body: lintBody });
  return sent === 200;
}

/** What is too large, compressed, slow or silent. */
async function besideOddClients(): Promise<void> {
  const url = await start([duckbill, 'serve', '--port', '0']);
  const port = Number(new URL(url).port);
  const json = { 'Content-Type': 'application/json' };
  const large = await statusOf(url, { headers: json, body: 'x'.repeat(5_000_000) });
  tell('a body that is too large is refused', large === 413, String(large));
  const bomb = gzipSync(Buffer.alloc(100_000_000, 0x20));
  const bombed = await statusOf(url, { headers: { ...json, 'Content-Encoding': 'gzip' }, body: bomb });
  tell('a compressed bomb is refused unread', bombed === 415, String(bombed));

  const slow: Socket[] = [];
  for (let index = 0; index < 500; index += 1) {
    const socket = connect(port, '127.0.0.1')
      .on('error', () => {})
      .resume();
    socket.write('POST /v1/lint HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
    slow.push(socket);
  }
  const trickle = setInterval(() => {
    for (const socket of slow) socket.write('x');
  }, 500);
  const beside = await fire(url, { body: lintBody, at: 20, for: 3 });
  tell(
    '500 clients that trickle do not keep others',
    beside.errors + beside.non2xx === 0,
    `${beside.requests.average.toFixed(0)}/s`,
  );
  await new Promise((resolve) => setTimeout(resolve, 17_000 - 3000));
  clearInterval(trickle);
  const left = slow.filter((socket) => !socket.destroyed && socket.readyState === 'open').length;
  tell('clients that trickle are cut off within 17 seconds', left === 0, `${left} left`);
  for (const socket of slow) socket.destroy();

  const idle: Socket[] = [];
  for (let index = 0; index < Number(values.idle); index += 1) {
    idle.push(connect(port, '127.0.0.1').on('error', () => {}));
    if (index % 500 === 499) await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
  const open = idle.filter((socket) => socket.readyState === 'open').length;
  const served = await isServed(url);
  tell(
    `${values.idle} idle connections keep nobody`,
    served && open > Number(values.idle) * 0.9,
    `${open} open, served: ${served}`,
  );
  for (const socket of idle) socket.destroy();
}

try {
  await besideBareHono();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await besideABadTenant();
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await besideOddClients();
} finally {
  for (const child of children) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
