import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built command line, as it is published. */
export const duckbillBin: string = fileURLToPath(new URL('../bin/duckbill.cjs', import.meta.url));

if (!existsSync(fileURLToPath(new URL('../dist/main.cjs', import.meta.url)))) {
  throw new Error('the command line is not built; first: npm run build');
}

/** How a command ended. */
export interface Run {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both streams, for what must be in neither. */
  readonly output: string;
}

export interface RunOptions {
  /** Home and working folder of the child, and the place of its temporary files. */
  readonly home: string;
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string>>;
  /** Options of Node itself. */
  readonly node?: readonly string[];
  readonly bin?: string;
  /** Lets the child keep compiled code below `home`. */
  readonly compileCache?: boolean;
  /** Sees all of standard error so far, whenever there is more. */
  readonly onStderr?: (text: string) => void;
}

/**
 * Nothing of this computer reaches the child but the search path: no keys, no proxy, no colour. Node's compile cache is
 * off, as it would stand among the files that a test looks at.
 */
export function childEnvironment({ home, compileCache, environment = {} }: RunOptions): Record<string, string> {
  const { PATH = '' } = process.env;
  return {
    PATH,
    HOME: home,
    USERPROFILE: home,
    TMPDIR: home,
    NO_COLOR: '1',
    ...(compileCache === true ? {} : { NODE_DISABLE_COMPILE_CACHE: '1' }),
    ...environment,
  };
}

/** Runs `duckbill` as a process of its own. */
export function runDuckbill(words: readonly string[], options: RunOptions): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...(options.node ?? []), options.bin ?? duckbillBin, ...words], {
      cwd: options.cwd ?? options.home,
      env: childEnvironment(options),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      options.onStderr?.(stderr);
    });
    // A command that never reads its input may be gone before the input is written.
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', (exit) => resolve({ exit, stdout, stderr, output: `${stdout}\n${stderr}` }));
    child.stdin.end(options.stdin ?? '');
  });
}

/** What `--json` printed: exactly one JSON object on standard output, with the exit of the process in it. */
export function jsonOf(run: Run): Record<string, unknown> {
  const value: unknown = JSON.parse(run.stdout);
  if (!isObject(value)) throw new Error('not a JSON object');
  const { exit } = value;
  if (!isObject(exit) || exit['code'] !== run.exit || typeof exit['reason'] !== 'string') {
    throw new Error(`exit ${String(run.exit)} is not the exit of the report: ${JSON.stringify(exit)}`);
  }
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
