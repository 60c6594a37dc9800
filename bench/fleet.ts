/*
 * What does it cost to make a fleet, beside zipping the same bytes alone? Each measurement is a process of its own:
 * `make` expands every member from a spec, lays out installers and instructions, sums, and writes one ZIP, also on
 * threads as the command line does; `zip` has the same files in memory and only writes them; `python` does that with
 * zipfile, `zip -r` from a folder with Info-ZIP's zip. Then sizes side by side: time must grow with the members, memory must not, and the bytes must be the same twice.
 * `npx tsx bench/fleet.ts [members …]`; 1,000 and 10,000 when nothing is said.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { compileJsonFleetSpec, type FleetFile, type FleetMember, SourceText } from '@duckbill/core';
import {
  type MadeSegment,
  makeSegments,
  type ManifestOrigin,
  memberFiles,
  printFleet,
  printSegments,
  printZip,
  type RowsMade,
  SegmentThreads,
  sharedFiles,
  writeArchive,
  writeFolder,
} from '@duckbill/fleet';

const spec = {
  version: 1,
  organisation: { name: 'Example Corp', slug: 'example', contact: 'it@example.com' },
  ssoSession: { name: 'example', startUrl: 'https://example.awsapps.com/start', region: 'eu-west-1' },
  accounts: [
    { name: 'production', id: '111122223333' },
    { name: 'dev', id: '222233334444' },
  ],
  roles: [
    { name: 'ReadOnly' },
    {
      name: 'Backup',
      accounts: ['production'],
      roleArn: 'arn:{partition}:iam::{account_id}:role/backup-{user.team}',
      mfaSerial: 'arn:aws:iam::111122223333:mfa/{user.device}',
    },
  ],
  buckets: [{ name: 'reports', bucket: 'example-reports', path: '{user.team}/in', account: 'production' }],
  region: 'eu-west-1',
  grants: [
    { when: { team: ['finance', 'audit'] }, roles: ['ReadOnly', 'Backup'], buckets: ['reports'] },
    { roles: ['ReadOnly'], accounts: ['dev'] },
  ],
  variables: [{ name: 'team' }, { name: 'device', default: 'phone' }],
  targets: ['macos', 'linux', 'windows'],
};

const specText = { name: 'fleet.json', text: JSON.stringify(spec) };
const { fleet } = compileJsonFleetSpec(new SourceText(specText.name, specText.text));
if (fleet === undefined) throw new Error('the spec of the bench is wrong');
const owned = fleet;

function* filesOf(members: number): Generator<FleetFile> {
  for (const group of groupsOf(members)) yield* group;
}

/** Those of a member together, as the command line makes them. */
function* groupsOf(members: number): Generator<readonly FleetFile[]> {
  for (const { member } of rowsOf(members)) yield memberFiles(owned, member).files;
  yield sharedFiles(owned);
}

function* rowsOf(members: number): Generator<{ readonly member: FleetMember }> {
  for (let at = 0; at < members; at += 1) {
    const id = `user-${String(at).padStart(7, '0')}@example.com`;
    const variables = new Map(Object.entries({ id, team: 'finance', device: `d${at}` }));
    yield { member: { id, line: at + 2, variables } };
  }
}

type Origin = () => ManifestOrigin;

/** As the command line does it, with so many threads. */
async function* printInThreads(members: number, threads: number, origin: Origin): AsyncGenerator<Uint8Array> {
  const makers = new SegmentThreads({ threads });
  try {
    const rows = makeSegments(rowsOf(members), { spec: specText, kind: { format: 'zip' } }, makers);
    yield* printSegments(segmentsOf(rows), { format: 'zip', shared: () => sharedFiles(owned), origin });
  } finally {
    await makers.close();
  }
}

async function* segmentsOf(made: AsyncIterable<RowsMade<unknown>>): AsyncGenerator<MadeSegment> {
  for await (const { segment } of made) yield segment;
}

interface Measured {
  /** Milliseconds. */
  readonly wall: number;
  /** Milliseconds of processor time: steadier on a busy machine. */
  readonly cpu: number;
  /** Mebibytes at most. */
  readonly memory: number;
}

const zipWithPython = `
import json, resource, sys, time, zipfile
files = [(one['path'], one['text']) for one in map(json.loads, sys.stdin)]
begun = time.perf_counter(); cpu = time.process_time()
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:
    for path, text in files: z.writestr(path, text)
print(json.dumps({'wall': (time.perf_counter() - begun) * 1000, 'cpu': (time.process_time() - cpu) * 1000, 'memory': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
`;

/** One measurement, in this process. */
async function work(kind: string, members: number, target: string): Promise<Measured> {
  const origin = () => ({ generator: 'bench', specSha256: '0'.repeat(64), programs: owned.programs, members });
  const held = kind === 'zip' ? [...filesOf(members)] : undefined;
  const before = process.cpuUsage();
  const begun = performance.now();
  const bytes =
    held !== undefined
      ? printZip(held)
      : kind === 'make'
        ? printFleet(groupsOf(members), { format: 'zip', origin })
        : printInThreads(members, Number(kind.slice('make'.length)), origin);
  await writeArchive(target, bytes, { force: true });
  const { user, system } = process.cpuUsage(before);
  const memory = process.resourceUsage().maxRSS / 1024;
  return { wall: performance.now() - begun, cpu: (user + system) / 1000, memory };
}

function measure(kind: string, members: number, target: string): Measured {
  const self = [...process.execArgv, import.meta.filename, '--work', kind, String(members), target];
  const { status, stdout } = spawnSync(process.execPath, self, {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${kind} of ${members}: exit ${String(status)}`);
  return JSON.parse(stdout) as Measured;
}

function measurePython(members: number, target: string): Measured | undefined {
  const lines: string[] = [];
  for (const file of filesOf(members)) lines.push(JSON.stringify(file));
  const { status, stdout } = spawnSync('python3', ['-c', zipWithPython, target], {
    input: lines.join('\n'),
    encoding: 'utf8',
  });
  if (status === 0) return JSON.parse(stdout) as Measured;
  console.log('peer missing: python3');
  return undefined;
}

async function measureInfoZip(members: number, folder: string): Promise<Measured | undefined> {
  if (spawnSync('zip', ['-v'], { stdio: 'ignore' }).status !== 0) {
    console.log('peer missing: zip');
    return undefined;
  }
  await writeFolder(path.join(folder, 'tree'), filesOf(members));
  const begun = performance.now();
  const { status } = spawnSync('zip', ['-qr', '../info.zip', '.'], { cwd: path.join(folder, 'tree') });
  if (status !== 0) throw new Error(`zip: exit ${String(status)}`);
  return { wall: performance.now() - begun, cpu: Number.NaN, memory: Number.NaN };
}

async function digestOf(file: string): Promise<string> {
  const sum = createHash('sha256');
  for await (const piece of createReadStream(file)) sum.update(piece as Uint8Array);
  return sum.digest('hex');
}

/** As many as the command line takes. */
const threads = availableParallelism();

async function benchBeside(members: number, folder: string): Promise<void> {
  const target = path.join(folder, 'fleet.zip');
  const rows = new Map<string, Measured | undefined>([
    ['zip: the same bytes in memory', measure('zip', members, target)],
    ['make: spec to ZIP', measure('make', members, target)],
    [`make: on ${threads} threads`, measure(`make${threads}`, members, target)],
    ['python zipfile, in memory', measurePython(members, target)],
    ['Info-ZIP, from a folder', await measureInfoZip(members, folder)],
  ]);
  const alone = rows.get('zip: the same bytes in memory');
  console.log(`\n${members} members, ${[...filesOf(1)].length} files each`);
  console.table(
    [...rows].flatMap(([name, measured]) =>
      measured === undefined
        ? []
        : [
            {
              name,
              'users a second': Math.round(members / (measured.wall / 1000)),
              'rate beside zipping alone': ((alone?.wall ?? Number.NaN) / measured.wall).toFixed(2),
              'by processor time': ((alone?.cpu ?? Number.NaN) / measured.cpu).toFixed(2),
              'MiB at most': Math.round(measured.memory),
            },
          ],
    ),
  );
}

async function benchSizes(sizes: readonly number[], folder: string): Promise<void> {
  const target = path.join(folder, 'fleet.zip');
  const rows = [];
  for (const members of sizes) {
    const { wall, memory } = measure(`make${threads}`, members, target);
    const { size } = statSync(target);
    const first = await digestOf(target);
    measure('make', members, target);
    rows.push({
      members,
      seconds: (wall / 1000).toFixed(1),
      'users a second': Math.round(members / (wall / 1000)),
      'MiB of memory': Math.round(memory),
      'MiB of ZIP': Math.round(size / 2 ** 20),
      'same bytes twice': first === (await digestOf(target)),
    });
  }
  console.table(rows);
}

const [, , first, ...rest] = process.argv;
if (first === '--work') {
  const [kind = '', members = '', target = ''] = rest;
  console.log(JSON.stringify(await work(kind, Number(members), target)));
} else {
  const sizes = first === undefined ? [1000, 10_000] : [first, ...rest].map(Number);
  const folder = mkdtempSync(path.join(tmpdir(), 'duckbill-bench-fleet-'));
  try {
    await benchBeside(Math.min(10_000, ...sizes), folder);
    await benchSizes(sizes, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
