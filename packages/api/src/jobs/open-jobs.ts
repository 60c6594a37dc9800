import { SegmentThreads, type SegmentThreadsOptions } from '@duckbill/fleet';
import type { ObjectStore } from '../results/object-store.ts';
import type { Database } from './database.ts';
import { openQueue } from './job-queue.ts';
import { type JobLimits, type JobRules, usualLimits, usualRules } from './job-rules.ts';
import { JobService } from './job-service.ts';
import { startWorker } from './job-worker.ts';
import { handBackSilent } from './leases.ts';
import { migrate } from './migrate.ts';
import { RunWatch } from './run-watch.ts';
import type { WorkWorld } from './work-world.ts';

export interface JobsOptions {
  readonly database: Database;
  readonly store: ObjectStore;
  /** Name and version of the program, for manifests. */
  readonly generator: string;
  /** Whether this process works, or only takes orders and shows results. */
  readonly works: boolean;
  /** Threads that make chunks, so that this one stays free for requests and heartbeats; this one does unless given. */
  readonly segments?: SegmentThreadsOptions;
  readonly rules?: Partial<JobRules>;
  readonly limits?: (tenant: string) => JobLimits;
  /** Hears of faults of the service itself; what it is told may hold what was sent, and must not reach a log as it is. */
  readonly reportFault: (fault: unknown) => void;
}

/** Jobs, ready to be used. */
export interface Jobs {
  readonly service: JobService;
  readonly watch: RunWatch;
  /** How many jobs of each kind wait or are in hand. */
  readonly sizes: () => Promise<Readonly<Record<'split' | 'chunk' | 'assemble', number>>>;
  /** Lets work under way finish for a while, hands the rest back, and closes the database. */
  close(): Promise<void>;
}

/** Sets the database up where that is needed, and begins to work. Throws what the database says; then it is closed. */
export async function openJobs(options: JobsOptions): Promise<Jobs> {
  const { database, store, generator, works, limits = () => usualLimits, reportFault } = options;
  try {
    await migrate(database);
    const queue = await openQueue(database, reportFault);
    const rules = { ...usualRules, ...options.rules };
    // In a folder with one owner, whoever had work in hand is gone.
    if (database.kind === 'pglite') await handBackSilent(database, queue, 0);
    const maker = works && options.segments !== undefined ? new SegmentThreads(options.segments) : undefined;
    const world: WorkWorld = {
      database,
      store,
      generator,
      queue,
      rules,
      limits,
      ...(maker === undefined ? {} : { maker }),
    };
    const worker = works ? startWorker(world, reportFault) : undefined;
    const watch = new RunWatch(database);
    return {
      service: new JobService(world, () => worker?.wake()),
      watch,
      sizes: async () => ({
        split: await queue.size('split'),
        chunk: await queue.size('chunk'),
        assemble: await queue.size('assemble'),
      }),
      close: async () => {
        watch.close();
        await worker?.stop();
        await maker?.close();
        await queue.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
