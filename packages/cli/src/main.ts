import { homedir } from 'node:os';
import process from 'node:process';
import { openControllingTerminal } from './controlling-terminal.ts';
import { runCommandLine } from './run-command-line.ts';

/** The process as a terminal; the only file that touches `process`. */
export async function main(): Promise<void> {
  // A reader that goes away (`| head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    // Opened when it is asked for: most commands read files only.
    get stdin() {
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    cwd: process.cwd(),
    home: homedir(),
    platform: process.platform,
    now: () => new Date(),
    interrupted: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
      }),
    controlling: () => openControllingTerminal(process.platform),
    onSignals: (signals, take) => {
      for (const signal of signals) process.on(signal, take);
      return () => {
        for (const signal of signals) process.off(signal, take);
      };
    },
  });
}
