import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { childEnvironment, duckbillBin, type Run, type RunOptions } from './run-duckbill.ts';

/** How a command ended, and what everybody on the computer saw of it meanwhile. */
export interface WatchedRun extends Run {
  /** The arguments of the command and of the programs that it started, each once. */
  readonly commandLines: ReadonlySet<string>;
}

export interface WatchOptions extends RunOptions {
  /** Given all of standard error so far, whenever there is more: what the person types then, once. */
  readonly onStderr?: (text: string) => Promise<string> | undefined;
}

const glance = 10;

/** Runs `duckbill`, and looks at the list of processes again and again until it has ended. */
export function watchDuckbill(words: readonly string[], options: WatchOptions): Promise<WatchedRun> {
  const { home, stdin, onStderr } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [duckbillBin, ...words], { cwd: home, env: childEnvironment(options) });
    const commandLines = new Set<string>();
    const look = (): void => {
      for (const line of commandLinesOf(child.pid)) commandLines.add(line);
    };
    look();
    const timer = setInterval(look, glance);
    let stdout = '';
    let stderr = '';
    let typed = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      const typing = typed ? undefined : onStderr?.(stderr);
      if (typing === undefined) return;
      typed = true;
      typing.then((answer) => child.stdin.end(answer), reject);
    });
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', (exit) => {
      clearInterval(timer);
      resolve({ exit, stdout, stderr, output: `${stdout}\n${stderr}`, commandLines });
    });
    if (onStderr === undefined) child.stdin.end(stdin ?? '');
  });
}

/** Of a process and those below it, as far as this system tells. */
function commandLinesOf(pid: number | undefined): readonly string[] {
  if (pid === undefined) return [];
  try {
    const below = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean).map(Number);
    const own = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return [own, ...below.flatMap(commandLinesOf)];
  } catch {
    // It has ended, or there is no such list on this system.
    return [];
  }
}
