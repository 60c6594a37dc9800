import { createServer, type Server } from 'node:http';
import { availableParallelism } from 'node:os';
import { catalogueProfiles } from '@duckbill/profiles';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.ts';
import { type Assets, ownAssets } from './assets.ts';
import { headersTimeout, requestTimeout, stopTimeout } from './limits.ts';
import { faultFacts } from './observe/fault-facts.ts';
import { type Log, silentLog } from './observe/log.ts';
import { threadWorkbench } from './work/thread-workbench.ts';
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
  /** Threads that work; 0 lets the thread that serves do it. As many as there are processors unless given. */
  readonly threads?: number;
  /** Where the service's files are; beside its code unless given. */
  readonly assets?: Assets;
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
  const { threads = availableParallelism(), assets = ownAssets() } = options;
  const workbench = threads === 0 ? undefined : threadWorkbench({ code: assets.thread, threads });
  const app = createApp({
    profiles: catalogueProfiles(),
    reportFault,
    ...(workbench === undefined ? {} : { workbench }),
    ...options.world,
  });
  // Global objects stay as they are: a service inside another program is a guest.
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer({ requestTimeout, headersTimeout }, (request, response) => {
    // A client that was being answered keeps its connection, which would keep a stopping server.
    response.once('finish', () => {
      if (!server.listening) request.socket.end();
    });
    listener(request, response).catch(() => response.destroy());
  });
  const port = await listen(server, options.port ?? 0, hostname).catch(async (error: unknown) => {
    await workbench?.close();
    throw error;
  });
  const stopped = ended(server, async () => {
    await workbench?.close();
    log.info('stopped');
  });
  const url = `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
  log.info({ url }, 'listening');
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

async function ended(server: Server, afterwards: () => Promise<void>): Promise<void> {
  await new Promise((resolve) => {
    server.once('close', resolve);
  });
  await afterwards();
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
