/*
 * How long does the doctor take? Offline on a normal home (20 AWS profiles, 10 bookmarks, 5 connection profiles, nothing
 * wrong), whole processes, cold, beside a Node that does nothing: no more than 4 times as long. Online against a sandbox
 * whose answers begin 100 ms late: no more than 1.2 times 100 ms for each answer of the longest chain of questions that
 * wait for each other, and what the same run takes without the delay. Exit 1 where a limit is missed.
 * `npx tsx bench/doctor.ts [rounds]`. The command line must be built: `npm run build`.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JournalEntry } from '@duckbill/sandbox';
import {
  type ConnectWay,
  connectWays,
  openPlace,
  type WayPlace,
} from '../packages/cli/test/round-trips/connect-ways.ts';
import { type ColdCommand, printTimes, quoted, timeColdProcesses } from './measure/cold-processes.ts';

const bin = fileURLToPath(new URL('../packages/cli/bin/duckbill.cjs', import.meta.url));
if (!existsSync(fileURLToPath(new URL('../packages/cli/dist/main.cjs', import.meta.url)))) {
  throw new Error('the command line is not built; first: npm run build');
}
const rounds = Number(process.argv[2] ?? 15);
const node = quoted(process.execPath);
const duckbill = `${node} ${quoted(bin)}`;
const latency = 100;
const mostOfNothing = 4;
const mostOfChain = 1.2;

const plist = (body: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
${body}</dict>
</plist>
`;

const entry = (key: string, value: string): string => `\t<key>${key}</key>\n\t<string>${value}</string>\n`;

/** Cyberduck names the file of a bookmark by it. */
const uuidOf = (at: number): string => `0b5c7d0e-0000-4000-8000-${String(at).padStart(12, '0')}`;

function bookmark(at: number): string {
  return plist(
    [
      entry('Protocol', 's3'),
      entry('Provider', 'iterate GmbH'),
      entry('Nickname', `Reports ${at}`),
      entry('UUID', uuidOf(at)),
      entry('Hostname', 's3.amazonaws.com'),
      entry('Port', '443'),
      entry('Username', 'AKIAIOSFODNN7EXAMPLE'),
    ].join(''),
  );
}

function profile(at: number): string {
  return plist(
    [
      entry('Protocol', 's3'),
      entry('Vendor', `example-${at}`),
      entry('Description', `Storage of Example ${at}`),
      entry('Default Hostname', `s3.example-${at}.com`),
      entry('Default Port', '443'),
    ].join(''),
  );
}

/** Ten roles over ten users' keys, as a person in several accounts has them. */
function awsConfig(): string {
  return Array.from({ length: 10 }, (_, at) => {
    const role = `arn:aws:iam::${String(111_122_223_000 + at)}:role/Reports`;
    return `[profile user-${at}]\nregion = eu-west-1\n\n[profile role-${at}]\nrole_arn = ${role}\nsource_profile = user-${at}\nregion = eu-west-1\n\n`;
  }).join('');
}

function awsCredentials(): string {
  return Array.from({ length: 10 }, (_, at) => {
    const key = `AKIAIOSFODNN7EXAMP${String.fromCodePoint(65 + at)}Q`;
    return `[user-${at}]\naws_access_key_id = ${key}\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKE${at}\n\n`;
  }).join('');
}

/** Writes the normal home; a bookmark in it. */
function writeHome(home: string): string {
  const files: Record<string, string> = { '.aws/config': awsConfig(), '.aws/credentials': awsCredentials() };
  for (let at = 0; at < 10; at += 1) files[`.duck/Bookmarks/${uuidOf(at)}.duck`] = bookmark(at);
  for (let at = 0; at < 5; at += 1) files[`.duck/profiles/Example ${at}.cyberduckprofile`] = profile(at);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(home, name)), { recursive: true, mode: 0o700 });
    writeFileSync(path.join(home, name), text, { mode: 0o600 });
  }
  return path.join(home, `.duck/Bookmarks/${uuidOf(0)}.duck`);
}

function benchOffline(): boolean {
  const home = mkdtempSync(path.join(tmpdir(), 'duckbill-bench-'));
  try {
    const target = writeHome(home);
    const nothing = 'node -e 0';
    const commands: readonly ColdCommand[] = [
      { name: nothing, command: `${node} -e 0`, exits: [0] },
      { name: 'duckbill --version', command: `${duckbill} --version`, exits: [0] },
      { name: 'duckbill doctor aws:role-3', command: `${duckbill} doctor aws:role-3`, exits: [0] },
      { name: 'duckbill doctor BOOKMARK', command: `${duckbill} doctor ${quoted(target)}`, exits: [0] },
    ];
    const times = timeColdProcesses(commands, rounds, home);
    printTimes('offline, on a normal home', times, nothing);
    const least = times.get(nothing)?.wall ?? Number.NaN;
    const worst = Math.max(...commands.slice(2).map(({ name }) => times.get(name)?.wall ?? Number.NaN));
    console.log(`at most ${mostOfNothing} times ${nothing}: ${(worst / least).toFixed(2)}`);
    return worst <= mostOfNothing * least;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const ways: ReadonlySet<string> = new Set([
  'static keys',
  'AssumeRole',
  'AssumeRole with MFA',
  'a chain of three roles',
  'Identity Center, token kept',
]);

interface Examined {
  readonly wall: number;
  readonly journal: readonly JournalEntry[];
}

/** `duckbill doctor --online` in a place of its own. */
async function examine(way: ConnectWay, late: number, compiled: string): Promise<Examined> {
  const place = await openPlace(way, late / 1000);
  try {
    const before = place.sandbox.journal.length;
    const start = performance.now();
    await ended(way, place, compiled);
    return { wall: performance.now() - start, journal: place.sandbox.journal.slice(before) };
  } finally {
    await place.close();
  }
}

function ended(way: ConnectWay, { home, environment, input }: WayPlace, compiled: string): Promise<void> {
  const [target = ''] = way.words;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, 'doctor', target, '--online'], {
      cwd: home,
      detached: true,
      env: { PATH: process.env['PATH'] ?? '', HOME: home, XDG_CACHE_HOME: compiled, LC_ALL: 'C.UTF-8', ...environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.once('error', reject);
    child.once('close', (exit) =>
      exit === 0 ? resolve() : reject(new Error(`${way.name}: exit ${String(exit)}\n${said}`)),
    );
  });
}

/**
 * The longest row of questions of which each was asked when the one before it had been answered. The journal has the
 * time of each question; its answer begins `late` milliseconds later.
 */
function longestChain(journal: readonly JournalEntry[], late: number): readonly string[] {
  const asked = journal.map(({ at, operation }) => ({ at: Date.parse(at), name: operation ?? '?' }));
  const chains: (readonly string[])[] = [];
  for (const [index, { at, name }] of asked.entries()) {
    let best: readonly string[] = [];
    for (const [before, earlier] of asked.slice(0, index).entries()) {
      const chain = chains[before] ?? [];
      if (earlier.at + late <= at + 1 && chain.length > best.length) best = chain;
    }
    chains.push([...best, name]);
  }
  return chains.reduce((longest, chain) => (chain.length > longest.length ? chain : longest), []);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

async function benchOnline(): Promise<boolean> {
  const compiled = mkdtempSync(path.join(tmpdir(), 'duckbill-bench-'));
  const rows: Record<string, string | number>[] = [];
  let kept = true;
  try {
    for (const way of connectWays.filter(({ name }) => ways.has(name))) {
      const start: number[] = [];
      const late: number[] = [];
      let chain: readonly string[] = [];
      let questions = 0;
      for (let round = -1; round < Math.ceil(rounds / 2); round += 1) {
        const prompt = await examine(way, 0, compiled);
        const delayed = await examine(way, latency, compiled);
        if (round < 0) continue;
        start.push(prompt.wall);
        late.push(delayed.wall);
        chain = longestChain(delayed.journal, latency);
        questions = delayed.journal.length;
      }
      const needed = mostOfChain * chain.length * latency + median(start);
      const isKept = median(late) <= needed;
      kept &&= isKept;
      rows.push({
        way: way.name,
        questions,
        chain: chain.join(' → '),
        'ms without delay': median(start).toFixed(0),
        'ms with 100 ms an answer': median(late).toFixed(0),
        'of the chain': ((median(late) - median(start)) / (chain.length * latency)).toFixed(2),
        missed: isKept ? '' : `more than ${needed.toFixed(0)} ms`,
      });
    }
  } finally {
    rmSync(compiled, { recursive: true, force: true });
  }
  console.log('\nonline, each answer 100 ms late');
  console.table(rows);
  return kept;
}

const offline = benchOffline();
const online = await benchOnline();
console.log(offline && online ? 'every limit is kept' : 'a limit is missed');
if (!offline || !online) process.exitCode = 1;
