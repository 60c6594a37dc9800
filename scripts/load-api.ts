/**
 * What the service bears: `npm run load [-- --seconds 5 --connections 200 --idle 10000 --turns 3 --only lint,tenants]`.
 * Everything on the loopback of this computer, the service as a process of its own, as it is published (`npm run build`
 * first) and with the threads that it has by default. Prints ratios of numbers of the same run; exit code 1 when one is
 * not reached. Requests per second of `POST /v1/lint` stand beside a bare Hono route that parses the same JSON, in turns.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import autocannon, { type Client, type Result } from 'autocannon';
import { hugeConfig, profilesOf } from './load/load-files.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '200' },
    idle: { type: 'string', default: '10000' },
    turns: { type: 'string', default: '3' },
    only: { type: 'string', default: 'lint,tenants,clients' },
  },
});
const seconds = Number(values.seconds);
const connections = Number(values.connections);
const turns = Number(values.turns);
const home = mkdtempSync(path.join(tmpdir(), 'duckbill-load-'));
const children: ChildProcess[] = [];
const addresses = new Map<ChildProcess, string>();

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
    addresses.set(child, found[0]);
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

interface Fired {
  readonly at?: number;
  readonly key?: string;
  /** Requests to make, instead of seconds. */
  readonly amount?: number;
}

/** Each connection sends profiles of its own in turn: what is kept of one answer helps with no other. */
function fire(url: string, { at = connections, key: own, amount }: Fired = {}): Promise<Result> {
  const authorization = own === undefined ? {} : { authorization: `Bearer ${own}` };
  const headers = { 'content-type': 'application/json', ...authorization };
  let next = 0;
  return autocannon({
    url: `${url}/v1/lint`,
    connections: at,
    timeout: 60,
    ...(amount === undefined ? { duration: seconds } : { amount }),
    setupClient: (client: Client) => {
      const own = Array.from({ length: 3 }, () => lintBodies[next++ % lintBodies.length] ?? '');
      client.setRequests(own.map((body) => ({ method: 'POST', path: '/v1/lint', headers, body })));
    },
  });
}

/** Milliseconds of a processor that a process has used so far: Linux tells. */
function processorTime(url: string): number {
  const child = children.find((one) => addresses.get(one) === url);
  try {
    const [, facts = ''] = readFileSync(`/proc/${child?.pid}/stat`, 'utf8').split(') ');
    const fields = facts.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

let failed = false;

function tell(claim: string, holds: boolean, words: string): void {
  failed ||= !holds;
  console.log(`${holds ? 'yes' : 'NO '}  ${claim}: ${words}`);
}

/** Of 4 kB, no two alike. */
const lintBodies = profilesOf(4096, 600).map((text, index) =>
  JSON.stringify({ files: [{ name: `Reports ${index}.cyberduckprofile`, text }] }),
);
const [lintBody = ''] = lintBodies;

/** So many requests that the compiler has done what it will do: the service runs for weeks. */
const warmUp = 10_000;

/** Turns about, so that whatever else this computer does hits both. */
async function besideBareHono(): Promise<void> {
  const bare = await start([file('load/bare-hono.mjs')]);
  const url = await start([duckbill, 'serve', '--port', '0']);
  await fire(url, { amount: warmUp });
  await fire(bare, { amount: warmUp });
  const total = { bare: { rate: 0, work: 0, done: 0 }, lint: { rate: 0, work: 0, done: 0 } };
  let wrong = 0;
  for (let turn = 0; turn < turns; turn += 1) {
    for (const [sums, at] of [[total.bare, bare] as const, [total.lint, url] as const]) {
      const before = processorTime(at);
      const result = await fire(at);
      sums.work += processorTime(at) - before;
      sums.done += result.requests.total;
      sums.rate += result.requests.average / turns;
      wrong += result.errors + result.non2xx;
    }
  }
  const ratio = total.lint.rate / total.bare.rate;
  const micros = ({ work, done }: typeof total.bare): string => `${Math.round((work * 1000) / done)} µs`;
  const numbers = `${total.lint.rate.toFixed(0)}/s beside ${total.bare.rate.toFixed(0)}/s, ${ratio.toFixed(2)}× (${micros(total.lint)} beside ${micros(total.bare)} of a processor for each request)`;
  tell(`lint at ${connections} connections has no error`, wrong === 0, `${wrong} errors`);
  tell('lint is at least half as fast as a bare route', ratio >= 0.5, numbers);
}

/** Sends the largest request again and again, several at once, and counts what comes back. */
function sendWorst(url: string, own: string): { readonly counts: Map<string, number>; readonly stop: () => void } {
  const counts = new Map<string, number>();
  const ending = new AbortController();
  const body = hugeConfig();
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${own}` };
  const again = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      const response = await fetch(`${url}/v1/lint`, { method: 'POST', headers, body, signal: ending.signal });
      const text = await response.text();
      const { code = '' } = response.ok ? {} : (JSON.parse(text) as { code?: string });
      const name = `${response.status} ${code}`.trim();
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  };
  for (let index = 0; index < 8; index += 1) {
    again().catch(() => {
      if (!ending.signal.aborted) counts.set('no answer', (counts.get('no answer') ?? 0) + 1);
    });
  }
  return { counts, stop: () => ending.abort() };
}

/** What an answer may be that is worth something: findings, or words that say what to do otherwise. */
const meaningful: ReadonlySet<string> = new Set(['200', '413 body-too-large', '503 too-busy', '504 deadline-passed']);

/** The 99th percentile of one tenant, alone and beside another that sends the worst it may. */
async function besideABadTenant(): Promise<void> {
  const [good, bad] = [await key('good'), await key('bad')];
  const limits = path.join(home, 'limits.json');
  writeFileSync(limits, JSON.stringify({ version: 1, default: { perMinute: 100_000_000, perDay: 1_000_000_000 } }));
  const url = await start([duckbill, 'serve', '--port', '0', '--keys', 'keys.json', '--limits', limits]);
  const at = 4;
  await fire(url, { key: good, at, amount: warmUp / 2 });
  const window = async (): Promise<number> => (await fire(url, { key: good, at })).latency.p99;
  const alone: number[] = [];
  const beside: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) alone.push(await window());
  const worst = sendWorst(url, bad);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  // Until the other one has had answers: else it would be no neighbour at all.
  while (beside.length < turns || (worst.counts.size === 0 && beside.length < 20)) beside.push(await window());
  worst.stop();
  const answers = [...worst.counts].map(([name, count]) => `${count} × ${name}`).join(', ');
  const useful = [...worst.counts].filter(([name]) => meaningful.has(name));
  tell('a tenant that sends the worst input gets answers', useful.length > 0, answers === '' ? 'none' : answers);
  const ratio = median(beside) / Math.max(1, median(alone));
  const words = `p99 ${median(beside)} ms beside ${median(alone)} ms alone, ${ratio.toFixed(2)}×`;
  tell("the worst input of a tenant moves another one's p99 by 2× at most", ratio <= 2, words);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
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
  const beside = await fire(url, { at: 20 });
  tell(
    '500 clients that trickle do not keep others',
    beside.errors + beside.non2xx === 0,
    `${beside.requests.average.toFixed(0)}/s`,
  );
  await new Promise((resolve) => setTimeout(resolve, 17_000 - seconds * 1000));
  clearInterval(trickle);
  const left = slow.filter((socket) => !socket.destroyed && socket.readyState === 'open').length;
  tell('clients that trickle are cut off within 17 seconds', left === 0, `${left} left`);
  for (const socket of slow) socket.destroy();

  await besideIdleConnections(port, url);
}

/**
 * From several addresses: one has no more than some 28,000 ports. In groups, each when the one before is there: a queue
 * of connections that nobody has taken yet holds a few thousand at most, and what does not fit waits for a second.
 */
async function besideIdleConnections(port: number, url: string): Promise<void> {
  const wanted = Number(values.idle);
  const idle: Socket[] = [];
  const group = 250;
  for (let begun = 0; begun < wanted; begun += group) {
    const sockets = Array.from({ length: Math.min(group, wanted - begun) }, (_value, index) => {
      const localAddress = `127.0.0.${2 + ((begun + index) % 8)}`;
      return connect({ port, host: '127.0.0.1', localAddress });
    });
    idle.push(...sockets);
    await Promise.all(sockets.map(isThere));
  }
  const open = idle.filter((socket) => socket.readyState === 'open').length;
  const served = await isServed(url);
  const words = `${open} open, served: ${served}`;
  tell(`${wanted} idle connections keep nobody`, served && open === wanted, words);
  for (const socket of idle) socket.destroy();
}

/** When a socket is connected, or will not be. */
function isThere(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('connect', resolve).on('error', () => resolve());
  });
}

const parts: Readonly<Record<string, () => Promise<void>>> = {
  lint: besideBareHono,
  tenants: besideABadTenant,
  clients: besideOddClients,
};

try {
  for (const name of values.only.split(',')) {
    await parts[name]?.();
    for (const child of children.splice(0)) child.kill('SIGKILL');
  }
} finally {
  for (const child of children) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
