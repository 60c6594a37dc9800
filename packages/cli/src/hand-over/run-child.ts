import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { type HandedCredentials, handoverVariables } from '@duckbill/core';
import { isSystemError } from '../lock-file.ts';
import { reasonOf } from '../system-reason.ts';
import type { Terminal } from '../terminal.ts';
import { hasControllingTerminal } from './ask-on-controlling-terminal.ts';

/** As every program that starts another one ends when it cannot: env, nohup, xargs. */
const notFound = 127;
const notRunnable = 126;

/** Ctrl-C and Ctrl-\ reach every program in front of a terminal: a second one would kill what is ending well. */
const fromTerminal: ReadonlySet<NodeJS.Signals> = new Set(['SIGINT', 'SIGQUIT']);

const posixSignals: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'];
const windowsSignals: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGBREAK'];

/**
 * Runs a command with the keys in its environment, and in nobody else's; signals go on to it. Its exit code, or 128 and
 * the number of the signal that ended it, as shells tell it.
 */
export async function runChild(
  terminal: Terminal,
  command: string,
  words: readonly string[],
  credentials: HandedCredentials,
): Promise<number> {
  const isOnTerminal = hasControllingTerminal(terminal);
  const env = childEnvironment(terminal, credentials);
  const signals = terminal.platform === 'win32' ? windowsSignals : posixSignals;
  // Before the start: a signal in between would end us and leave the command behind.
  const stop = terminal.onSignals(signals, (signal) => {
    if (!(isOnTerminal && fromTerminal.has(signal))) child.kill(signal);
  });
  const child = spawn(command, words, { stdio: 'inherit', env });
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
    });
  } catch (error) {
    terminal.stderr.write(`duckbill: cannot run ${JSON.stringify(command)}: ${reasonOf(error)}\n`);
    return isSystemError(error, 'ENOENT') ? notFound : notRunnable;
  } finally {
    stop();
  }
}

/** Windows does not tell `aws_profile` from `AWS_PROFILE`. */
function childEnvironment({ environment, platform }: Terminal, credentials: HandedCredentials): Record<string, string> {
  const { set, unset } = handoverVariables(credentials);
  const ours = new Set([...unset, ...set.map(([name]) => name)]);
  const kept = Object.entries(environment).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !ours.has(platform === 'win32' ? entry[0].toUpperCase() : entry[0]),
  );
  return Object.fromEntries([...kept, ...set]);
}
