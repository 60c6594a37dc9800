import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DoctorWorld, noCache, nodeSignIn, type Outbound } from '@duckbill/doctor';
import { longestWork } from './connect-limits.ts';

/** The service's own computer is nobody's business: no file of it is read, no program run, nobody asked. */
function nothing(): Promise<never> {
  return Promise.reject(new Error('the service reads no files and starts no programs'));
}

/**
 * The world in which the doctor calls AWS for one request: everything leaves by `outbound`, all of it ends with the request
 * or after a while, and nothing of the server (files, environment, caches, a person) is there.
 */
export function connectWorld(
  outbound: Outbound,
  now: () => Date,
  endpoint: string | undefined,
  signal: AbortSignal,
): DoctorWorld {
  const until = AbortSignal.any([signal, AbortSignal.timeout(longestWork)]);
  return {
    now,
    mayAsk: false,
    ask: async () => undefined,
    tell: () => undefined,
    endpoints: endpoint === undefined ? {} : { sts: endpoint, sso: endpoint, 'sso-oidc': endpoint },
    timeouts: { connect: 5000, request: 15_000 },
    outbound: {
      send: (request, one) => outbound.send(request, one === undefined ? until : AbortSignal.any([one, until])),
    },
    environment: {},
    sentCodes: new Set(),
    cache: noCache,
    signIn: {
      verifications: nodeSignIn('/').verifications,
      randomBytes: (count) => randomBytes(count),
      wait: async (milliseconds) => {
        await sleep(milliseconds, undefined, { signal: until }).catch(() => undefined);
      },
      readFile: nothing,
      runProcess: nothing,
      openBrowser: async () => false,
      interruptible: (work) => work(until),
      browserHere: false,
      choices: { openBrowser: false, allowProcess: false, reuseMfa: false },
    },
    askWho: 'always',
  };
}
