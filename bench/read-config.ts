/*
 * How fast does Duckbill read an AWS config file, as a lossless tree and as one program sees it, next to the loader of the
 * SDK for JavaScript, `ini` and botocore, which keep no places? Files are read from disk by all; rounds are taken in turns;
 * by the clock and by what the processor did, as other programs run beside; ratios of medians of one run on one machine: `npx tsx --conditions=@duckbill/source bench/read-config.ts`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readAwsFiles } from '../packages/core/src/aws/read-aws-files.ts';
import { parseIni } from '../packages/core/src/ini/parse-ini.ts';
import { readSource } from '../packages/core/src/source/read-source.ts';
import { peerFunction } from './peer-package.ts';

const sizes = [10, 1000, 100_000] as const;
const rounds: Readonly<Record<(typeof sizes)[number], number>> = { 10: 100, 1000: 60, 100_000: 5 };
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
import sys, time
from botocore.configloader import load_config
times = []
for _ in range(int(sys.argv[2])):
    start = time.perf_counter()
    load_config(sys.argv[1])
    times.append((time.perf_counter() - start) * 1000)
print(sorted(times)[len(times) // 2])
`;

function botocoreTime(file: string, count: number): number | undefined {
  const { status, stdout } = spawnSync('python3', ['-c', botocore, file, String(count)], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

interface Cost {
  readonly clock: number;
  /** Of all threads: collecting garbage counts. */
  readonly processor?: number;
}

/** How often a reader runs in one round: a small file is read faster than the processor's time is counted. */
function repeats(size: number): number {
  return size === 10 ? 20 : 1;
}

async function medians(file: string, count: number, size: number): Promise<Map<string, Cost>> {
  const times = new Map([...readers.keys()].map((name) => [name, [] as Required<Cost>[]]));
  const often = repeats(size);
  for (let round = -3; round < count; round += 1) {
    for (const [name, read] of readers) {
      collect();
      const start = performance.now();
      const before = process.cpuUsage();
      for (let left = often; left > 0; left -= 1) await read(file);
      const { user, system } = process.cpuUsage(before);
      const clock = (performance.now() - start) / often;
      // The first rounds warm up.
      if (round >= 0) times.get(name)?.push({ clock, processor: (user + system) / 1000 / often });
    }
  }
  return new Map(
    [...times].map(([name, all]) => [
      name,
      { clock: median(all.map(({ clock }) => clock)), processor: median(all.map(({ processor }) => processor)) },
    ]),
  );
}

setFlagsFromString('--expose-gc');
const gc: unknown = runInNewContext('gc');
let collecting = false;
/** Garbage of one reader is not to be paid for by the next; too slow for the small files. */
function collect(): void {
  if (collecting && typeof gc === 'function') gc();
}

/** Bytes that stay while the result is held. */
function retained(file: string): number {
  collecting = true;
  collect();
  const before = process.memoryUsage().heapUsed;
  const result = readAsDuckbill(file);
  collect();
  const grown = process.memoryUsage().heapUsed - before;
  return result === undefined ? 0 : grown;
}

const folder = mkdtempSync(path.join(tmpdir(), 'duckbill-bench-'));
try {
  const table: Record<string, string | number>[] = [];
  const times = new Map<number, number>();
  const memory = new Map<number, number>();
  for (const size of sizes) {
    const file = path.join(folder, `config-${size}`);
    writeFileSync(file, configOf(size));
    collecting = size > 10;
    const found = await medians(file, rounds[size], size);
    const python = botocoreTime(file, Math.max(3, Math.min(rounds[size], 2000 / size)));
    if (python === undefined) console.log('peer missing: botocore');
    else found.set('botocore', { clock: python });
    const own = found.get(ours) ?? { clock: Number.NaN };
    const ownProcessor = own.processor ?? Number.NaN;
    times.set(size, ownProcessor);
    memory.set(size, retained(file));
    for (const [reader, { clock, processor }] of found)
      table.push({
        profiles: size,
        reader,
        'median ms': clock.toPrecision(3),
        'of the processor': processor?.toPrecision(3) ?? '',
        'duckbill is … times as fast': (clock / own.clock).toFixed(2),
        'by the processor': processor === undefined ? '' : (processor / ownProcessor).toFixed(2),
      });
  }
  console.table(table);
  const growth = (values: ReadonlyMap<number, number>) =>
    ((values.get(100_000) ?? Number.NaN) / (100 * (values.get(1000) ?? Number.NaN))).toFixed(2);
  console.log(
    `100,000 profiles next to 100 times 1,000: time of the processor ${growth(times)}, memory ${growth(memory)} (linear: 1)`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
