import { describe } from '@duckbill/core';
import { type DoctorWorld, noCache, nodeSignIn, type ProgressEvent, type SignInWorld } from '@duckbill/doctor';
import { askOn } from './ask.ts';
import { CommandFailure } from './command-failure.ts';
import type { ConnectOptions } from './target-command.ts';
import { paintFor, type Terminal } from './terminal.ts';
import { type CacheProblem, tokenCacheOnDisk } from './token-cache-on-disk.ts';

/** The world that doctor and connect touch, made from this terminal. */
export function doctorWorld(
  terminal: Terminal,
  options: ConnectOptions,
  ask: DoctorWorld['ask'] = askOn(terminal),
): DoctorWorld {
  const url = options.endpointUrl;
  if (url !== undefined && !/^https?:\/\/[^\s/]/u.test(url)) {
    throw CommandFailure.usage(`--endpoint-url wants an address such as http://127.0.0.1:4566, not "${url}"`);
  }
  return {
    now: terminal.now,
    mayAsk: options.input,
    ask,
    tell: (event) => tellProgress(terminal, event),
    endpoints: url === undefined ? {} : { sts: url, s3: url },
    timeouts: { connect: 5000, request: 20_000 },
    environment: terminal.environment,
    sentCodes: new Set(),
    // What another server hands out must not be taken for what AWS hands out, by any tool.
    cache:
      options.cache && url === undefined
        ? tokenCacheOnDisk(terminal.home, (problem) => tellCacheProblem(terminal, problem))
        : noCache,
    signIn: signInWorld(terminal, options),
  };
}

function signInWorld(terminal: Terminal, options: ConnectOptions): SignInWorld {
  return {
    ...nodeSignIn(terminal.home),
    openBrowser: async () => false,
    interruptible: (work) => work(new AbortController().signal),
    choices: { openBrowser: false, allowProcess: options.allowProcess === true, reuseMfa: false },
  };
}

/** One faint line per call, for a person who waits; nothing in a pipe. */
function tellProgress(terminal: Terminal, event: ProgressEvent): void {
  if (terminal.stderr.isTTY !== true || event.kind !== 'step-started' || event.step.kind !== 'call') return;
  const paint = paintFor(terminal.stderr, terminal.environment);
  terminal.stderr.write(`${paint.faint(`… ${event.step.service.toUpperCase()} ${event.step.operation}`)}\n`);
}

/** A cache that cannot be used costs a sign-in and nothing else: one line, also in a pipe. */
function tellCacheProblem(terminal: Terminal, problem: CacheProblem): void {
  const words =
    problem.kind === 'damaged'
      ? problem.diagnostics.map((one) => describe(one).message).join('; ')
      : `${notDone[problem.kind]}: ${problem.reason}`;
  terminal.stderr.write(`duckbill: ${problem.path}: ${words}\n`);
}

const notDone: Readonly<Record<Exclude<CacheProblem['kind'], 'damaged'>, string>> = {
  'not-read': 'the cache file cannot be read',
  'not-written': 'the cache file cannot be written',
  'not-removed': 'the cache file cannot be removed',
};
