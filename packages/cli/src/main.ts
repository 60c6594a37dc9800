import { homedir } from 'node:os';
import process from 'node:process';
import { openControllingTerminal } from './controlling-terminal.ts';
import { directOutput } from './direct-output.ts';
import { runCommandLine } from './run-command-line.ts';

/** The process as a terminal; the only file that touches `process`. */
export async function main(): Promise<void> {
  const { platform } = process;
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    // Opened when it is asked for: most commands read files only.
    get stdin() {
      return process.stdin;
    },
    stdout: directOutput(1, platform, { open: openStdout, gone }),
    stderr: directOutput(2, platform, { open: () => process.stderr, gone }),
    streams: {
      get stdout() {
        return openStdout();
      },
      get stderr() {
        return process.stderr;
      },
    },
    environment: process.env,
    cwd: process.cwd(),
    home: homedir(),
    platform,
    now: () => new Date(),
    interrupted: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      }),
    controlling: () => openControllingTerminal(platform),
    onSignals: (signals, take) => {
      for (const signal of signals) process.on(signal, take);
      return () => {
        for (const signal of signals) process.off(signal, take);
      };
    },
  });
}

function openStdout(): NodeJS.WriteStream {
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') gone();
    throw error;
  });
  return process.stdout;
}

/** A reader that goes away (`| head`) is no failure. */
function gone(): never {
  process.exit(0);
}
