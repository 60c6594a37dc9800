import type { PlannedConnection } from '@duckbill/core';
import type { Connection } from './connect-outcome.ts';
import type { DoctorWorld } from './world.ts';

/** How a server is reached. */
export interface Route {
  /** URL of the proxy in between, with user and password where it wants them. */
  readonly proxy?: string;
  /** Certificates (PEM) in place of those that Node knows. */
  readonly certificates?: string;
  /** Milliseconds until the whole answer must be there. */
  readonly timeout: number;
}

/** One certificate of a chain, by the names that people know. */
export interface ShownCertificate {
  readonly subject: string;
  readonly issuer: string;
  /** Host names that it is for. */
  readonly hosts: readonly string[];
  readonly validFrom: Date;
  readonly validUntil: Date;
}

/** What came of looking at a server's certificates. */
export interface ShownChain {
  /** Node's code of the first thing wrong with it; absent: it is trusted. */
  readonly problem?: string;
  /** The server's own first. */
  readonly certificates: readonly ShownCertificate[];
}

/** An answer of a server that may not be the one that was meant. */
export interface RawAnswer {
  readonly status: number;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** The beginning of the body. */
  readonly text: string;
  /** Not for plain http. */
  readonly chain?: ShownChain;
}

/** The doctor's instruments. Each throws what Node throws; a check turns that into an outcome. */
export interface Probes {
  /** Addresses of a host. */
  readonly resolveName: (host: string, timeout: number) => Promise<readonly string[]>;
  /** Resolves when a connection stood; it is closed again. */
  readonly openTcp: (host: string, port: number, timeout: number) => Promise<void>;
  /** Resolves when the proxy let a connection through to host and port; rejects with `ProxyRefused` and the like. */
  readonly openTunnel: (proxy: string, host: string, port: number, timeout: number) => Promise<void>;
  /**
   * The answer to a request without any secret, whatever its status and whoever gave it: redirects are not followed,
   * and certificates that nobody trusts are told and not refused.
   */
  readonly ask: (method: 'GET' | 'HEAD', url: string, route: Route) => Promise<RawAnswer>;
  readonly connect: (planned: PlannedConnection, world: DoctorWorld) => Promise<Connection>;
}
