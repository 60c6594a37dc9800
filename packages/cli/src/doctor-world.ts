import { describe } from '@duckbill/core';
import { type DoctorWorld, noCache } from '@duckbill/doctor';
import { askOn } from './ask.ts';
import { CommandFailure } from './command-failure.ts';
import type { ConnectOptions } from './target-command.ts';
import { signInWorld } from './sign-in-world.ts';
import { tellProgress } from './tell-progress.ts';
import type { Terminal } from './terminal.ts';
import { type CacheProblem, tokenCacheOnDisk } from './token-cache-on-disk.ts';

/** The world that doctor and connect touch, made from this terminal. */
export function doctorWorld(
  terminal: Terminal,
  options: ConnectOptions,
  ask: DoctorWorld['ask'] = askOn(terminal),
  // A script answers at once: there the question would cost time, and be one call more than the program makes.
  askWho: DoctorWorld['askWho'] = terminal.stdin.isTTY === true ? 'while-typing' : 'when-refused',
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
    // Not an issuer: it is not AWS.
    endpoints: url === undefined ? {} : { sts: url, s3: url, 'sso-oidc': url, sso: url, metadata: url },
    timeouts: { connect: 5000, request: 20_000 },
    environment: terminal.environment,
    sentCodes: new Set(),
    // What another server hands out must not be taken for what AWS hands out, by any tool.
    cache:
      options.cache && url === undefined
        ? tokenCacheOnDisk(terminal.home, (problem) => tellCacheProblem(terminal, problem))
        : noCache,
    signIn: signInWorld(terminal, options),
    askWho,
  };
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
