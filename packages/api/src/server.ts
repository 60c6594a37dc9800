import { createServer, type Server } from 'node:http';
import { catalogueProfiles } from '@duckbill/profiles';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.ts';
import { headersTimeout, requestTimeout, stopTimeout } from './limits.ts';
import { faultFacts, type Log, silentLog } from './observe/log.ts';
import type { ApiWorld } from './world.ts';

/** Something that passes on signals of the operating system: `process`. */
export interface SignalSource {
  on(signal: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
  off(signal: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
}

export interface ServeOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The loopback unless given: the service asks nobody who they are. */
  readonly hostname?: string;
  readonly world?: Partial<ApiWorld>;
  /** Hears of start, stop and faults; nothing unless given. */
  readonly log?: Log;
  /** Where SIGTERM and SIGINT are heard; `process` unless given. */
  readonly signals?: SignalSource;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Answers what is under way, then closes. */
  stop(): Promise<void>;
  /** Done when the server has closed, for whatever reason. */
  readonly stopped: Promise<void>;
}

/** Listens. SIGTERM and SIGINT stop it gracefully; a second one at once. */
export async function serve(options: ServeOptions = {}): Promise<RunningServer> {
  const { hostname = '127.0.0.1', signals = process, log = silentLog } = options;
  const reportFault = (fault: unknown): void => log.error(faultFacts(fault), 'fault');
  const app = createApp({ profiles: catalogueProfiles(), reportFault, ...options.world });
  // Global objects stay as they are: a service inside another program is a guest.
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer({ requestTimeout, headersTimeout }, (request, response) => {
    // A client that was being answered keeps its connection, which would keep a stopping server.
    response.once('finish', () => {
      if (!server.listening) request.socket.end();
    });
    listener(request, response).catch(() => response.destroy());
  });
  const port = await listen(server, options.port ?? 0, hostname);
  const stopped = new Promise<void>((resolve) => {
    server.once('close', resolve);
  });
  const url = `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
  log.info({ url }, 'listening');
  server.once('close', () => log.info('stopped'));
  stopOnSignals(server, signals, log);
  return {
    url,
    port,
    stop: () => {
      close(server, log);
      return stopped;
    },
    stopped,
  };
}

function listen(server: Server, port: number, hostname: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, hostname, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Takes no more requests and waits for answers under way, but not for ever. */
function close(server: Server, log: Log): void {
  if (!server.listening) return;
  log.info('draining: answers what is under way, takes no more');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), stopTimeout);
  timer.unref();
  server.once('close', () => clearTimeout(timer));
}

function stopOnSignals(server: Server, signals: SignalSource, log: Log): void {
  const onSignal = (): void => {
    if (server.listening) close(server, log);
    else server.closeAllConnections();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    signals.on(signal, onSignal);
    server.once('close', () => signals.off(signal, onSignal));
  }
}
