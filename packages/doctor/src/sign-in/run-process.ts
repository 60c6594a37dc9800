import { spawn } from 'node:child_process';
import type { ProcessEnd, ProcessToRun } from '../world.ts';

/** How long a stopped program may take to go by itself. */
const grace = 2000;

/**
 * Runs a program and reads what it prints. It keeps the terminal: some ask there for a code. Rejects with Node's
 * system error when it cannot be started; a program that is stopped is not waited for, whatever it left behind.
 */
export function runProcess({ argv, command, timeout, longestOutput }: ProcessToRun): Promise<ProcessEnd> {
  return new Promise((resolve, reject) => {
    const [file = '', ...words] = argv ?? [command];
    const child = spawn(file, words, {
      shell: argv === undefined,
      // Not ours to give away when it is no terminal: answers to prompts come from there.
      stdio: [process.stdin.isTTY ? 'inherit' : 'ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const output = { stdout: '', stderr: '' };
    let ended = false;
    const end = (status: number | null, stopped?: ProcessEnd['stopped']): void => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      if (stopped !== undefined) stop(child);
      resolve({ status: status ?? undefined, ...output, ...(stopped === undefined ? {} : { stopped }) });
    };
    const timer = setTimeout(() => end(null, 'too-slow'), timeout);
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        output[name] += text;
        if (output[name].length > longestOutput) end(null, 'too-much');
      });
    }
    child.once('error', (error) => {
      clearTimeout(timer);
      ended = true;
      reject(error);
    });
    child.once('close', (status) => end(status));
  });
}

/** Ends a program; its own children may hold the pipes open, so these are let go. */
function stop(child: ReturnType<typeof spawn>): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
  child.kill('SIGTERM');
  const last = setTimeout(() => child.kill('SIGKILL'), grace);
  last.unref();
  child.unref();
}
