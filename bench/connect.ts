/*
 * Is any time lost on the way in? Every way of `duckbill connect` against a sandbox whose answers begin 100 ms late, each
 * time in a home folder that nobody used before, beside AWS CLI 1 doing the same in the same minute. Four limits: the
 * sandbox is asked for what the way needs and nothing else; from the first question to the last answer it takes no more
 * than 1.15 times 100 ms for each; the whole time is within 1.15 times of what the same way takes without the delay and
 * these 100 ms; and it is not above the AWS CLI's. Exit 1 where one is missed.
 * `npx tsx bench/connect.ts [rounds] [way]`. The command line must be built: `npm run build`. Without the AWS CLI the last
 * limit is left out, and said so.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ConnectWay,
  connectWays,
  openPlace,
  type WayPlace,
  wordsOf,
} from '../packages/cli/test/round-trips/connect-ways.ts';

const bin = fileURLToPath(new URL('../packages/cli/bin/duckbill.cjs', import.meta.url));
if (!existsSync(fileURLToPath(new URL('../packages/cli/dist/main.cjs', import.meta.url)))) {
  throw new Error('the command line is not built; first: npm run build');
}
const rounds = Number(process.argv[2] ?? 7);
const wanted = process.argv[3] ?? '';
const latency = 100;
const mostOfNeeded = 1.15;

interface Went {
  /** Milliseconds from the start of the program to its end. */
  readonly wall: number;
  readonly asked: readonly string[];
  /** Milliseconds from the first question to the last answer. */
  readonly asking: number;
}

/** The command line of a program for a way. */
type Program = (way: ConnectWay, place: WayPlace) => readonly string[];

const duckbill: Program = (way, place) => [process.execPath, bin, ...wordsOf(way, place)];
const python = pythonWithAwsCli();
const awsCli: Program = ({ awsCli: words = [] }) => [python ?? '', '-m', 'awscli', ...words];
const compiled = mkdtempSync(path.join(tmpdir(), 'duckbill-bench-'));

/** The interpreter itself: a shim before it would count against the AWS CLI. */
function pythonWithAwsCli(): string | undefined {
  const script = 'import awscli, sys; assert awscli.__version__.startswith("1."); print(sys.executable)';
  const { status, stdout } = spawnSync('python3', ['-c', script], { encoding: 'utf8' });
  if (status === 0) return stdout.trim();
  console.log('peer missing: AWS CLI 1');
  return undefined;
}

/** Goes a way in a place of its own. */
async function go(way: ConnectWay, program: Program, late: number): Promise<Went> {
  const place = await openPlace(way, late / 1000);
  try {
    const start = performance.now();
    await ended(program(way, place), place);
    return { wall: performance.now() - start, asked: place.asked(), asking: place.span() + late };
  } finally {
    await place.close();
  }
}

/** Without a terminal, so that the AWS CLI as well reads a code from its standard input. */
function ended(command: readonly string[], { home, environment, input }: WayPlace): Promise<void> {
  const [program = '', ...words] = command;
  const { PATH = '' } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      cwd: home,
      detached: true,
      // Compiled code is kept outside the home folder, as Python keeps its own.
      env: { PATH, HOME: home, XDG_CACHE_HOME: compiled, LC_ALL: 'C.UTF-8', ...environment },
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    child.once('error', reject);
    child.once('close', (exit) => {
      if (exit === 0) resolve();
      else reject(new Error(`${command.join(' ')}: exit ${String(exit)}\n${said}`));
    });
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

interface Measured {
  readonly asked: readonly string[];
  /** Milliseconds without the delay, with it, of this between first question and last answer, and of the AWS CLI: medians. */
  readonly start: number;
  readonly asking: number;
  readonly late: number;
  readonly peer: number;
}

/** In turns, so that a busy moment hits all alike; the first round warms up. */
async function measure(way: ConnectWay): Promise<Measured> {
  const start: number[] = [];
  const late: number[] = [];
  const asking: number[] = [];
  const peer: number[] = [];
  let asked: readonly string[] = [];
  for (let round = -1; round < rounds; round += 1) {
    const undelayed = await go(way, duckbill, 0);
    const delayed = await go(way, duckbill, latency);
    const theirs = way.awsCli === undefined || python === undefined ? undefined : await go(way, awsCli, latency);
    asked = delayed.asked;
    if (round < 0) continue;
    start.push(undelayed.wall);
    late.push(delayed.wall);
    asking.push(delayed.asking);
    if (theirs !== undefined) peer.push(theirs.wall);
  }
  return { asked, start: median(start), asking: median(asking), late: median(late), peer: median(peer) };
}

/** What is missed, in words. */
function missed(way: ConnectWay, { asked, start, asking, late, peer }: Measured): readonly string[] {
  const needed = way.calls.length * latency;
  return [
    ...(asked.join() === way.calls.join() ? [] : [`asked for ${asked.join(', ')}`]),
    ...(asking <= mostOfNeeded * needed ? [] : ['lingers between its calls']),
    ...(late <= mostOfNeeded * (start + needed) ? [] : ['takes longer than its calls']),
    // Without a peer there is nothing to compare with.
    ...(late > peer ? ['slower than AWS CLI 1'] : []),
  ];
}

const rows: Record<string, string | number>[] = [];
try {
  for (const way of connectWays.filter(({ name }) => name.includes(wanted))) {
    const measured = await measure(way);
    const { asked, start, asking, late, peer } = measured;
    const problems = missed(way, measured);
    if (problems.length > 0) process.exitCode = 1;
    rows.push({
      way: way.name,
      calls: asked.length,
      needed: way.calls.length,
      'ms without delay': start.toFixed(0),
      'ms with 100 ms a call': late.toFixed(0),
      'asking, of the calls': (asking / (way.calls.length * latency)).toFixed(2),
      'of calls and start': (late / (start + way.calls.length * latency)).toFixed(2),
      'AWS CLI 1 ms': Number.isNaN(peer) ? '' : peer.toFixed(0),
      'of AWS CLI 1': Number.isNaN(peer) ? '' : (late / peer).toFixed(2),
      missed: problems.join('; '),
    });
  }
} finally {
  rmSync(compiled, { recursive: true, force: true });
}
console.table(rows);
console.log(process.exitCode === 1 ? 'a limit is missed' : 'every limit is kept');
