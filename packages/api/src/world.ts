import type { ConnectService } from './connect/connect-service.ts';
import type { Registry } from 'prom-client';
import type { Assets } from './assets.ts';
import type { Guard } from './guard/guard.ts';
import type { LazyJobs } from './jobs/lazy-jobs.ts';
import type { Observer } from './observe/observer.ts';
import type { Readiness } from './observe/readiness.ts';
import type { TaskWorld } from './work/task.ts';
import type { Workbench } from './work/workbench.ts';

/** What the service needs from outside. */
export interface ApiWorld extends TaskWorld {
  /** Hears of faults of the service itself. What it is told never reaches a client. */
  readonly reportFault: (fault: unknown) => void;
  /** Who may come in: everybody unless given. */
  readonly guard?: Guard;
  /** Calls AWS for callers; nobody does unless given. */
  readonly connect?: ConnectService;
  /** Where work is done: on the thread of the service unless given. */
  readonly workbench?: Workbench;
  /** Makes fleets as jobs; nobody does unless given. */
  readonly jobs?: LazyJobs;
  /** Name and version of the program, as manifests say it. */
  readonly generator?: string;
  /** Watches requests; nobody does unless given. */
  readonly observer?: Observer;
  /** What `GET /metrics` shows; there is no such address unless given. */
  readonly metrics?: Registry;
  /** What `GET /readyz` asks; always ready unless given. */
  readonly readiness?: Readiness;
  /** Routes with this tag alone; all of them unless given. */
  readonly only?: 'Service';
  /** Files that are opened by name; without them there are no pages. */
  readonly assets?: Pick<Assets, 'pages'>;
}

/** A world in which nothing is missing. */
export type FullWorld = ApiWorld & Required<Pick<ApiWorld, 'guard' | 'observer' | 'workbench'>>;
