import { spawnSync } from 'node:child_process';

/** A command line that is run as a process of its own, by a shell. */
export interface ColdCommand {
  readonly name: string;
  readonly command: string;
  /** The exits that show that it did its work. */
  readonly exits: readonly number[];
}

export interface ColdTime {
  /** Milliseconds from start to end. */
  readonly wall: number;
  /** Milliseconds of processor time of the process and its children: steadier on a busy machine. */
  readonly cpu: number;
}

/** Medians of whole processes, taken in turns so that a busy moment hits all alike; the first round warms the file cache. */
export function timeColdProcesses(
  commands: readonly ColdCommand[],
  rounds: number,
  home: string,
): ReadonlyMap<string, ColdTime> {
  const times = new Map(commands.map(({ name }) => [name, [] as ColdTime[]]));
  for (let round = -1; round < rounds; round += 1)
    for (const command of commands) {
      const time = timeOnce(command, home);
      if (round >= 0) times.get(command.name)?.push(time);
    }
  return new Map(
    [...times].map(([name, all]) => [
      name,
      { wall: median(all.map(({ wall }) => wall)), cpu: median(all.map(({ cpu }) => cpu)) },
    ]),
  );
}

/** Bash's own `time` counts what a loop's processes used as well. */
function timeOnce({ name, command, exits }: ColdCommand, home: string): ColdTime {
  const script = `TIMEFORMAT='%R %U %S'; time { ${command}; } >/dev/null 2>&1`;
  const { status, stderr } = spawnSync('bash', ['-c', script], {
    cwd: home,
    env: { HOME: home, PATH: process.env['PATH'], LC_ALL: 'C' },
    encoding: 'utf8',
  });
  if (status === null || !exits.includes(status)) throw new Error(`${name}: exit ${String(status)}`);
  const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = stderr.trim().split(' ').map(Number);
  return { wall: wall * 1000, cpu: (user + system) * 1000 };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** A word for the shell. */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** Prints every time, and how many times the peer's it is. */
export function printTimes(title: string, times: ReadonlyMap<string, ColdTime>, peer: string): void {
  const base = times.get(peer);
  console.log(`\n${title}`);
  console.table(
    [...times].map(([name, { wall, cpu }]) => ({
      command: name,
      'median ms': wall.toFixed(0),
      [`times ${peer}`]: (wall / (base?.wall ?? Number.NaN)).toFixed(2),
      'median ms of processor': cpu.toFixed(0),
      'times, of processor': (cpu / (base?.cpu ?? Number.NaN)).toFixed(2),
    })),
  );
}
