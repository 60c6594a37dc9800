import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { childEnvironment, duckbillBin } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

export interface Service {
  readonly child: ChildProcess;
  readonly url: string;
  /** Everything on standard output, once the process has ended by SIGTERM; its exit code. */
  readonly stop: () => Promise<{ readonly exit: unknown; readonly lines: readonly string[] }>;
}

/** A service on a free port; it ends with the test. */
export async function startService(
  words: readonly string[],
  given: {
    readonly home?: string;
    readonly bin?: string;
    readonly environment?: Readonly<Record<string, string>>;
  } = {},
): Promise<Service> {
  const { home = await homeWith(), bin = duckbillBin, environment = {} } = given;
  const child = spawn(process.execPath, [bin, 'serve', '--port', '0', ...words], {
    cwd: home,
    env: childEnvironment({ home, environment }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines: string[] = [];
  const ended = new Promise((resolve) => child.on('close', (code, by) => resolve(code ?? by)));
  const output = createInterface({ input: child.stdout });
  const url = await new Promise<string>((resolve, reject) => {
    output.on('line', (line) => {
      lines.push(line);
      const found = /http:\/\/(?:127\.0\.0\.1|\[::1\]):\d+/u.exec(line);
      if (found !== null) resolve(found[0]);
    });
    child.on('close', () => reject(new Error(`it ended: ${lines.join('\n')}`)));
  });
  const stop = async (): Promise<{ exit: unknown; lines: readonly string[] }> => {
    child.kill('SIGTERM');
    return { exit: await ended, lines };
  };
  return { child, url, stop };
}
