/*
 * How fast does Duckbill read an AWS config file, as a lossless tree and as one program sees it, next to the loader of the
 * SDK for JavaScript, `ini` and botocore, which keep no places? Each reader has a process of its own, warmed up, and they
 * take turns: garbage of one is not collected at the cost of another, and nothing throws compiled code away. By the clock
 * and by what the processor did in all threads; ratios of medians of one run on one machine:
 * `npx tsx --conditions=@duckbill/source bench/read-config.ts`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAwsFiles } from '../packages/core/src/aws/read-aws-files.ts';
import { parseIni } from '../packages/core/src/ini/parse-ini.ts';
import { readSource } from '../packages/core/src/source/read-source.ts';
import { peerFunction } from './peer-package.ts';

const sizes = [10, 1000, 100_000] as const;
type Size = (typeof sizes)[number];
const rounds: Readonly<Record<Size, number>> = { 10: 2000, 1000: 100, 100_000: 3 };
const turns = 3;
const ours = 'duckbill, tree and one reading';

/** Roles, Identity Center, nested blocks and comments, as people have them. */
function configOf(profiles: number): string {
  const sections = Array.from({ length: profiles }, (_, at) =>
    at % 3 === 0
      ? `[profile dev-${at}]\nregion = eu-west-1\nsso_session = corp\nsso_account_id = ${100_000_000_000 + at}\nsso_role_name = Dev\n\n`
      : `[profile role-${at}] # of team ${at % 7}\nrole_arn = arn:aws:iam::123456789012:role/R${at}\nsource_profile = dev-0\nmfa_serial = arn:aws:iam::123456789012:mfa/jane\ns3 =\n  addressing_style = path\n\n`,
  );
  return `[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://d-1234567890.awsapps.com/start\n\n${sections.join('')}`;
}

type Reader = (file: string) => unknown;

function readAsDuckbill(file: string): unknown {
  const { source } = readSource(file, readFileSync(file));
  const tree = parseIni(source);
  return { tree, reading: readAwsFiles({ config: source }, 'sdk-js@3') };
}

const readers = new Map<string, Reader>([[ours, readAsDuckbill]]);
const load = peerFunction('@smithy/core/config', 'loadSharedConfigFiles');
if (load !== undefined)
  readers.set('loader of the SDK for JavaScript', (file) =>
    load({ configFilepath: file, filepath: `${file}-none`, ignoreCache: true }),
  );
const parse = peerFunction('ini', 'parse');
if (parse !== undefined) readers.set('ini.parse', (file) => parse(readFileSync(file, 'utf8')));

const botocore = `
import json, sys, time
from botocore.configloader import load_config
times, cpu = [], []
for _ in range(int(sys.argv[2])):
    start, before = time.perf_counter(), time.process_time()
    load_config(sys.argv[1])
    times.append((time.perf_counter() - start) * 1000)
    cpu.append((time.process_time() - before) * 1000)
print(json.dumps([sorted(times)[len(times) // 2], sorted(cpu)[len(cpu) // 2]]))
`;

/** Milliseconds of one reading: by the clock, and of the processor in all threads, as garbage is collected in others. */
type Cost = readonly [clock: number, processor: number];

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function medianCost(costs: readonly Cost[]): Cost {
  return [median(costs.map(([clock]) => clock)), median(costs.map(([, processor]) => processor))];
}

async function timed(work: () => unknown): Promise<Cost> {
  const start = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return [performance.now() - start, (user + system) / 1000];
}

/** In a process of its own: what reading a file costs once the reader is warm. */
async function measureWarm(reader: string, file: string, count: number): Promise<Cost> {
  const read = readers.get(reader) ?? readAsDuckbill;
  // A small file is read faster than the processor's time is counted.
  const repeats = count > 1000 ? 20 : 1;
  const costs: Cost[] = [];
  for (let round = -Math.ceil(count / 3); round < count / repeats; round += 1) {
    const [clock, processor] = await timed(async () => {
      for (let left = repeats; left > 0; left -= 1) await read(file);
    });
    // The first rounds warm up.
    if (round >= 0) costs.push([clock / repeats, processor / repeats]);
  }
  return medianCost(costs);
}

/** In a process of its own: one file after another, all results kept, as one large file's are. */
async function measureKept(file: string, times: number): Promise<Cost> {
  const costs: Cost[] = [];
  for (let round = -1; round < 3; round += 1) {
    const kept: unknown[] = [];
    const cost = await timed(() => {
      for (let left = times; left > 0; left -= 1) kept.push(readAsDuckbill(file));
    });
    if (round >= 0 && kept.length === times) costs.push(cost);
  }
  return medianCost(costs);
}

/** Runs this file in another process, or a script in Python; undefined when that fails. */
function inOtherProcess(program: string, words: readonly string[]): Cost | undefined {
  const { status, stdout } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0) return undefined;
  const [clock, processor]: readonly number[] = JSON.parse(stdout);
  return [clock ?? Number.NaN, processor ?? Number.NaN];
}

function again(...words: readonly string[]): Cost | undefined {
  const own = [...process.execArgv, fileURLToPath(import.meta.url), ...words];
  return inOtherProcess(process.execPath, own);
}

/** Every reader in turns; the medians of what each took. */
function compare(file: string, size: Size): Map<string, Cost> {
  const found = new Map<string, Cost[]>();
  for (let turn = 0; turn < turns; turn += 1) {
    for (const name of readers.keys()) note(found, name, again('warm', name, file, String(rounds[size])));
    const count = Math.max(1, Math.min(100, 2000 / size));
    note(found, 'botocore', inOtherProcess('python3', ['-c', botocore, file, String(count)]));
  }
  return new Map([...found].map(([name, costs]) => [name, medianCost(costs)]));
}

function note(found: Map<string, Cost[]>, name: string, cost: Cost | undefined): void {
  if (cost !== undefined) found.set(name, [...(found.get(name) ?? []), cost]);
}

function compareAll(folder: string): void {
  const table: Record<string, string | number>[] = [];
  for (const size of sizes) {
    const file = path.join(folder, `config-${size}`);
    writeFileSync(file, configOf(size));
    const found = compare(file, size);
    const [ownClock, ownProcessor] = found.get(ours) ?? [Number.NaN, Number.NaN];
    for (const [reader, [clock, processor]] of found)
      table.push({
        profiles: size,
        reader,
        'median ms': clock.toPrecision(3),
        'of the processor': processor.toPrecision(3),
        'duckbill is … times as fast': (clock / ownClock).toFixed(2),
        'by the processor': (processor / ownProcessor).toFixed(2),
      });
  }
  console.table(table);
  const hundred = again('kept', path.join(folder, 'config-1000'), '100');
  const one = again('kept', path.join(folder, 'config-100000'), '1');
  const ratio = ((one?.[1] ?? Number.NaN) / (hundred?.[1] ?? Number.NaN)).toFixed(2);
  console.log(
    `one file of 100,000 profiles next to a hundred of 1,000, all kept: time of the processor ${ratio} (linear: 1)`,
  );
}

const [mode = '', first = '', second = '', third = ''] = process.argv.slice(2);
if (mode === 'warm') console.log(JSON.stringify(await measureWarm(first, second, Number(third))));
else if (mode === 'kept') console.log(JSON.stringify(await measureKept(first, Number(second))));
else {
  const folder = mkdtempSync(path.join(tmpdir(), 'duckbill-bench-'));
  try {
    compareAll(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
