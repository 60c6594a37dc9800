import type { Server } from 'node:http';
import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { catalogueProfiles } from '@duckbill/profiles';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.ts';
import { type Assets, ownAssets } from './assets.ts';
import { isLoopback } from './guard/hosts.ts';
import { httpServer } from './http-server.ts';
import { faultFacts } from './observe/fault-facts.ts';
import { type Log, silentLog } from './observe/log.ts';
import { createObserver, type Tracer } from './observe/observer.ts';
import { processMetrics } from './observe/process-metrics.ts';
import { createReadiness, type Probe } from './observe/readiness.ts';
import { requestMetrics } from './observe/request-metrics.ts';
import { workMetrics } from './observe/work-metrics.ts';
import { usualServeLimits } from './limits/serve-limits.ts';
import type { ServiceLimits } from './schemas/limits-config.ts';
import { answerCallOf } from './work/answer-call.ts';
import { atOnce } from './work/at-once.ts';
import { threadWorkbench } from './work/thread-workbench.ts';
import { workLimits } from './work/work-limits.ts';
import type { Workbench } from './work/workbench.ts';
import type { ApiWorld } from './world.ts';

/** Something that passes on signals of the operating system: `process`. */
export interface SignalSource {
  on(signal: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
  off(signal: 'SIGTERM' | 'SIGINT', listener: () => void): unknown;
}

/** Something that lives as long as the server: a database, workers. */
export interface ServedPart {
  /** Called when the server listens. What it throws ends the server. */
  readonly begin?: () => Promise<void>;
  /** Whether it is there, for `GET /readyz`; its name is told. */
  readonly probes?: Readonly<Record<string, Probe>>;
  /** Called when the server begins to stop: what would keep it for ever should end. */
  readonly drain?: () => void;
  /** Called after the last answer. */
  readonly close: () => Promise<void>;
}

export interface ServeOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The loopback unless given: the service asks nobody who they are. */
  readonly hostname?: string;
  readonly world?: Partial<ApiWorld>;
  /** Hears of start, stop, requests and faults; nothing unless given. */
  readonly log?: Log;
  /** Is told of each request, for spans of OpenTelemetry. */
  readonly trace?: Tracer;
  /** For the numbers of the process. */
  readonly version?: string;
  /** Threads that work; 0 lets the thread that serves do it. As many as there are processors unless given. */
  readonly threads?: number;
  /** Where the service's files are; beside its code unless given. */
  readonly assets?: Assets;
  readonly parts?: readonly ServedPart[];
  readonly limits?: Partial<ServiceLimits>;
  /** Milliseconds in which a stopping server still takes requests but says it is not ready: for load balancers. */
  readonly drainDelay?: number;
  /** Where SIGTERM and SIGINT are heard; `process` unless given. */
  readonly signals?: SignalSource;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Answers what is under way, then closes. */
  stop(): Promise<void>;
  /** Done when the server and its parts have closed; rejected with what kept a part from beginning. */
  readonly stopped: Promise<void>;
}

/** Listens; beyond the loopback with a guard only, else it throws `RangeError`. SIGTERM and SIGINT stop it gracefully; a second one at once. Closes its parts when it cannot listen. */
export async function serve(options: ServeOptions = {}): Promise<RunningServer> {
  const { hostname = '127.0.0.1', signals = process, log = silentLog, parts = [], drainDelay = 0 } = options;
  if (options.world?.guard === undefined && !isLoopback(hostname))
    throw new RangeError(`without a guard nobody is asked who they are: the service does not listen on ${hostname}`);
  const limits = { ...usualServeLimits, ...options.limits };
  const reportFault = (fault: unknown): void => log.error(faultFacts(fault), 'fault');
  const { threads = availableParallelism(), assets = ownAssets() } = options;
  const profiles = catalogueProfiles();
  const here = atOnce({ answer: answerCallOf({ profiles }), ...workLimits.here });
  const workbench = threads === 0 ? undefined : threadWorkbench({ code: assets.thread, threads, here, limits });
  const readiness = createReadiness(
    Object.assign(
      workbench === undefined ? {} : { threads: () => hasRoom(workbench) },
      ...parts.map(({ probes }) => probes),
    ),
  );
  const metrics = options.world?.metrics ?? processMetrics(options.version ?? 'unknown');
  if (workbench !== undefined) workMetrics(metrics, workbench);
  const { trace } = options;
  const app = createApp({
    profiles,
    reportFault,
    metrics,
    readiness,
    observer: createObserver({ log, metrics: requestMetrics(metrics), ...(trace === undefined ? {} : { trace }) }),
    assets,
    ...(workbench === undefined ? {} : { workbench }),
    ...(options.version === undefined ? {} : { generator: `duckbill ${options.version}` }),
    ...options.world,
  });
  // Global objects stay as they are: a service inside another program is a guest.
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = httpServer(limits, (request, response) => {
    // A client that was being answered keeps its connection, which would keep a stopping server.
    response.once('finish', () => {
      if (!server.listening) request.socket.end();
    });
    listener(request, response).catch(() => response.destroy());
  });
  const closeParts = async (): Promise<void> => {
    await workbench?.close();
    for (const part of parts) await part.close();
  };
  const port = await listen(server, options.port ?? 0, hostname).catch(async (error: unknown) => {
    await closeParts();
    throw error;
  });
  let failure: Error | undefined;
  const stopped = ended(server, async () => {
    await closeParts();
    log.info('stopped');
    if (failure !== undefined) throw failure;
  });
  const url = `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`;
  log.info({ url }, 'listening');

  let draining: Promise<void> | undefined;
  const drain = async (): Promise<void> => {
    readiness.drain();
    log.info('draining: answers what is under way, takes no more');
    if (drainDelay > 0) await delay(drainDelay);
    for (const part of parts) part.drain?.();
    close(server, limits.stopTimeout);
  };
  const onSignal = (): void => {
    if (draining === undefined) draining = drain();
    else {
      close(server, 0);
      server.closeAllConnections();
      void workbench?.close(true);
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    signals.on(signal, onSignal);
    server.once('close', () => signals.off(signal, onSignal));
  }
  for (const part of parts) {
    part.begin?.().catch((error: unknown) => {
      failure ??= error instanceof Error ? error : new Error('a part of the service failed');
      draining ??= drain();
    });
  }
  return {
    url,
    port,
    stop: () => {
      draining ??= drain();
      return stopped;
    },
    stopped,
  };
}

/** Connections that may wait to be taken; the system has a limit of its own. The usual 511 are a burst of one second. */
const backlog = 4096;

function listen(server: Server, port: number, hostname: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: hostname, backlog }, () => {
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
function close(server: Server, stopTimeout: number): void {
  if (!server.listening) return;
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), stopTimeout);
  timer.unref();
  server.once('close', () => clearTimeout(timer));
}

/** Work that waits for more than half of its places would wait for long. */
async function hasRoom({ loads }: Workbench): Promise<void> {
  if ((loads?.()['short']?.waiting ?? 0) > workLimits.short.waiting / 2) throw new Error('too much waits');
}
