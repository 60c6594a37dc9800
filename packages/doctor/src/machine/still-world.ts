import type { Probes } from '../probes.ts';
import { noCache } from '../token-cache.ts';
import type { DoctorWorld } from '../world.ts';
import type { Machine } from './machine.ts';

/** The world of a computer that is a record: nobody is asked, nothing is started, nothing is read but the record. */
export function stillWorld(machine: Machine): DoctorWorld {
  return {
    now: machine.now,
    mayAsk: false,
    ask: async () => undefined,
    tell: () => undefined,
    endpoints: {},
    timeouts: { connect: 0, request: 0 },
    environment: machine.environment,
    sentCodes: new Set(),
    cache: noCache,
    signIn: {
      randomBytes: closed,
      wait: closed,
      readFile: closed,
      runProcess: closed,
      openBrowser: async () => false,
      interruptible: closed,
      verifications: { read: async () => [], note: async () => undefined },
      browserHere: machine.browserHere,
      choices: { openBrowser: false, allowProcess: false, reuseMfa: false },
    },
    askWho: 'when-refused',
  };
}

/** Instruments that measure nothing. */
export const stillProbes: Probes = {
  resolveName: closed,
  openTcp: closed,
  openTunnel: closed,
  ask: closed,
  connect: closed,
};

function closed(): never {
  throw new Error('a record of a computer cannot be asked');
}
