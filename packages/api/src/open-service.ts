import path from 'node:path';
import { Gauge, type Registry } from 'prom-client';
import { type Assets, readPGliteAssets } from './assets.ts';
import { guardFor, type GuardForOptions, type OpenedLimits } from './guard/guard-for.ts';
import { jobLimitsOf } from './guard/tenant-limits.ts';
import { type JobRole, jobsFor, type ProcessJobs } from './jobs/jobs-for.ts';
import { openPostgres } from './jobs/open-postgres.ts';
import { faultFacts } from './observe/fault-facts.ts';
import type { Log } from './observe/log.ts';
import { processMetrics } from './observe/process-metrics.ts';
import { FolderStore } from './results/folder-store.ts';
import type { ObjectStore } from './results/object-store.ts';
import { openS3Store, type S3StoreOptions } from './results/s3-store.ts';
import type { ServedPart } from './server.ts';
import type { ApiWorld } from './world.ts';

/** What an operator decides about a process of the service. */
export interface ServiceOptions extends Omit<GuardForOptions, 'database' | 'warn'> {
  readonly role: JobRole;
  /** Where it keeps what is not in a database or bucket. Made when something is kept. */
  readonly dataFolder: string;
  /** `DATABASE_URL`; else a database of its own in the data folder. */
  readonly databaseUrl?: string;
  /** For rosters and results; the data folder unless given. */
  readonly bucket?: S3StoreOptions;
  readonly version: string;
  readonly assets: Assets;
  readonly log: Log;
}

/** The parts of a service, ready for `serve`. */
export type OpenedService =
  | {
      readonly ok: true;
      readonly world: Pick<ApiWorld, 'guard' | 'jobs' | 'metrics' | 'only'>;
      readonly parts: readonly ServedPart[];
      readonly limits: OpenedLimits;
      /** What callers are asked for. */
      readonly asks: readonly ('keys' | 'tokens')[];
    }
  /** Wrong usage or configuration: the service must not start. */
  | { readonly ok: false; readonly reason: string };

/** Opens what a process needs: guard, store, jobs. Throws `DatabaseRefused` and what a store's options are refused with. */
export async function openService(options: ServiceOptions): Promise<OpenedService> {
  const { role, dataFolder, databaseUrl, version, assets, log, ...guarding } = options;
  if (role !== 'all' && databaseUrl === undefined) {
    const reason = `--role ${role} needs DATABASE_URL: a database in a folder has one owner, which has to do everything`;
    return { ok: false, reason };
  }
  const shared = databaseUrl === undefined ? undefined : await openPostgres({ url: databaseUrl, connections: 4 });
  const guard = await guardFor({
    ...guarding,
    ...(shared === undefined ? {} : { database: shared }),
    warn: (message) => log.warn(message),
  });
  if (!guard.ok) {
    await shared?.close();
    return guard;
  }
  const store =
    options.bucket === undefined ? new FolderStore(path.join(dataFolder, 'store')) : await openS3Store(options.bucket);
  const jobs = jobsFor({
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    folder: dataFolder,
    assets: () => readPGliteAssets(assets.pglite),
    store,
    role,
    // One thread for chunks, as each process makes one at a time; whoever waits for an answer goes first.
    segments: { threads: 1, niceness: 5, code: assets.segments },
    limits: (tenant) => jobLimitsOf(guard.limits.ofTenant(tenant)),
    rules: guard.limits.service,
    generator: `duckbill ${version}`,
    reportFault: (fault) => log.error(faultFacts(fault), 'fault of jobs'),
  });
  const metrics = processMetrics(version);
  jobMetrics(metrics, jobs);
  return {
    ok: true,
    world: { guard: guard.guard, jobs, metrics, ...(role === 'worker' ? { only: 'Service' } : {}) },
    parts: [
      jobPart(jobs, store, databaseUrl !== undefined),
      ...(shared === undefined ? [] : [{ close: () => shared.close() }]),
    ],
    limits: guard.limits,
    asks: guard.asks,
  };
}

function jobPart(jobs: ProcessJobs, store: ObjectStore, onServer: boolean): ServedPart {
  return {
    begin: () => jobs.begin(),
    probes: {
      // A database in a folder is opened when somebody makes the first job.
      database: async () => {
        if (jobs.opened === undefined && onServer) throw new Error('it is not open');
        await jobs.opened?.sizes();
      },
      store: () => store.probe(),
    },
    drain: () => jobs.opened?.watch.close(),
    close: () => jobs.close(),
  };
}

/** Registers how much waits in the queue of jobs. Looked at when somebody asks; nothing while no database is open. */
function jobMetrics(registry: Registry, jobs: ProcessJobs): void {
  const gauge: Gauge<'kind'> = new Gauge({
    name: 'duckbill_jobs_waiting',
    help: 'Jobs of the queue that wait or are in hand: rosters to split, chunks to make, archives to put together.',
    labelNames: ['kind'],
    registers: [registry],
    collect: async () => {
      gauge.reset();
      const sizes = await jobs.opened?.sizes().catch(() => undefined);
      for (const [kind, size] of Object.entries(sizes ?? {})) gauge.set({ kind }, size);
    },
  });
}
