import type { PlannedConnection } from '@duckbill/core';
import type { Connection } from './connect-outcome.ts';
import type { DoctorWorld } from './world.ts';

/** The doctor's instruments. Each throws what Node throws; a check turns that into an outcome. */
export interface Probes {
  /** Addresses of a host. */
  readonly resolveName: (host: string, timeout: number) => Promise<readonly string[]>;
  /** Resolves when a connection stood; it is closed again. */
  readonly openTcp: (host: string, port: number, timeout: number) => Promise<void>;
  /** The Date header of the server's answer to HEAD, whatever its status. */
  readonly readServerTime: (url: string, timeout: number) => Promise<Date | undefined>;
  readonly connect: (planned: PlannedConnection, world: DoctorWorld) => Promise<Connection>;
}
