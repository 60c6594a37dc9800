import { mkdir, mkdtemp, realpath, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { SandboxClock, startSandbox } from '@duckbill/sandbox';
import { runCommandLine } from '../../src/run-command-line.ts';
import type { Terminal } from '../../src/terminal.ts';
import { startAnsweringServer } from './answering-server.ts';
import { caseMachine, type HomeFile, homeOf } from './case-machine.ts';
import { worldOf } from './case-world.ts';
import { fillMarks, type MarkValues } from './fill-marks.ts';
import type { Case } from './read-case.ts';

/** How `duckbill doctor` ended on the computer of a case. */
export interface CaseRun {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Made-up secrets of the case: none of them may be printed. */
  readonly canaries: ReadonlySet<string>;
}

/** Milliseconds after which a sign-in that waits for somebody is interrupted. */
const patience = 8000;

/** Runs `duckbill doctor --json` on the computer of the case. What it needs on this one is gone afterwards. */
export async function runCase(one: Case, more: readonly string[] = []): Promise<CaseRun> {
  const cleaning: (() => Promise<void>)[] = [];
  try {
    return await runOn(one, more, (clean) => cleaning.push(clean));
  } finally {
    for (const clean of cleaning.toReversed()) await clean();
  }
}

async function runOn(
  one: Case,
  more: readonly string[],
  afterwards: (clean: () => Promise<void>) => void,
): Promise<CaseRun> {
  const { file } = one;
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'duckbill-case-')));
  afterwards(() => rm(folder, { recursive: true, force: true }));
  const now = file.time === undefined ? new Date() : new Date(file.time);
  const world = file.online === true ? worldOf(file) : undefined;
  let url: string | undefined;
  if (world !== undefined) {
    const sandbox = await startSandbox({ world, clock: new SandboxClock(() => Date.now() / 1000) });
    afterwards(() => sandbox.close());
    url = sandbox.url;
    if (file.answers !== undefined) {
      const server = await startAnsweringServer(file.answers, sandbox.url);
      afterwards(() => server.close());
      url = server.url;
    }
  }
  const platform = file.platform ?? 'linux';
  const home = homeOf(platform, folder);
  const marks: MarkValues = {
    now,
    home,
    ...(url === undefined ? {} : { url }),
    ...(world === undefined ? {} : { world }),
  };
  const files = filledHome(one, marks);
  await writeHome(folder, files);
  const environment = {
    ...(platform === 'win32' ? {} : { PATH: '/usr/local/bin:/usr/bin:/bin' }),
    ...Object.fromEntries(
      Object.entries(file.environment ?? {}).map(([name, value]) => [name, fillMarks(value, marks)]),
    ),
  };
  const printed = new Printed();
  const started = Date.now();
  const ticking = (): Date => new Date(now.getTime() + Date.now() - started);
  const terminal: Terminal = {
    ...printed.outputs,
    stdin: Readable.from((file.types ?? []).map((line) => `${fillMarks(line, marks)}\n`)),
    environment: { NO_COLOR: '1', ...environment },
    cwd: home,
    home,
    platform,
    now: ticking,
    interrupted: () => new Promise(() => undefined),
    controlling: () => undefined,
    onSignals: (_signals, take) => {
      const timer = setTimeout(() => take('SIGINT'), patience);
      return () => clearTimeout(timer);
    },
    machine: { ...caseMachine(file, home, files, environment, now), now: ticking },
  };
  const exit = await runCommandLine([...wordsOf(one, marks), ...more], terminal);
  return { exit, ...printed.texts(), canaries: canariesOf([...files.values()], world, file.environment) };
}

function wordsOf({ file }: Case, marks: MarkValues): string[] {
  return [
    'doctor',
    file.target,
    '--json',
    ...(file.as === undefined ? [] : ['--as', file.as]),
    ...(marks.url === undefined ? [] : ['--online', '--endpoint-url', marks.url]),
    ...(file.options ?? []).map((option) => fillMarks(option, marks)),
  ];
}

function filledHome({ home, file }: Case, marks: MarkValues): ReadonlyMap<string, HomeFile> {
  return new Map(
    [...home].map(([name, bytes]) => {
      const text = Buffer.from(bytes).toString('latin1');
      const filled = text.includes('{{') ? Buffer.from(fillMarks(text, marks), 'latin1') : bytes;
      const mode = Number.parseInt(file.modes?.[name] ?? '0600', 8);
      const modified = Date.parse(fillMarks(file.modified?.[name] ?? '{{now}}', marks));
      return [name, { bytes: filled, mode, modified }];
    }),
  );
}

async function writeHome(folder: string, files: ReadonlyMap<string, HomeFile>): Promise<void> {
  for (const [name, { bytes, mode, modified }] of files) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, bytes, { mode });
    await utimes(file, modified / 1000, modified / 1000);
  }
}

/** Standard output and standard error as text. */
class Printed {
  readonly #chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };

  get outputs(): Pick<Terminal, 'stdout' | 'stderr' | 'streams'> {
    const take = (name: 'stdout' | 'stderr') => (text: string | Uint8Array) =>
      this.#chunks[name].push(Buffer.from(text));
    const stream = (name: 'stdout' | 'stderr'): Writable =>
      new Writable({
        write: (chunk: Buffer, _encoding, done) => {
          take(name)(chunk);
          done();
        },
      });
    return {
      stdout: { write: take('stdout') },
      stderr: { write: take('stderr') },
      streams: { stdout: stream('stdout'), stderr: stream('stderr') },
    };
  }

  texts(): { readonly stdout: string; readonly stderr: string } {
    const { stdout, stderr } = this.#chunks;
    return { stdout: Buffer.concat(stdout).toString('utf8'), stderr: Buffer.concat(stderr).toString('utf8') };
  }
}

/** Words with `canary` in them: what the authors of cases write where a secret stands. */
function canariesOf(files: readonly HomeFile[], ...more: unknown[]): ReadonlySet<string> {
  const text = [...files.map(({ bytes }) => Buffer.from(bytes).toString('latin1')), JSON.stringify(more)].join('\n');
  return new Set(text.match(/[\w+/=.~-]{3,}/gu)?.filter((word) => /canary/iu.test(word)));
}
