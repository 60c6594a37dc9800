import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SegmentThreadsOptions } from '@duckbill/fleet';
import type { ObjectStore } from '../results/object-store.ts';
import { DatabaseUnavailable } from './database.ts';
import type { JobLimits, JobRules } from './job-rules.ts';
import { type LazyJobs, lazyJobs } from './lazy-jobs.ts';
import { openJobs } from './open-jobs.ts';
import { databaseFolder, openPGlite, type PGliteAssets } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';

/** What a process does: takes orders and shows results, works, or both. */
export type JobRole = 'api' | 'worker' | 'all';

export interface JobsForOptions {
  /** `DATABASE_URL`; else a database of our own in `folder`. */
  readonly databaseUrl?: string;
  readonly folder: string;
  /** Where PGlite's own files are, when a bundle has moved them. */
  readonly assets?: () => Promise<PGliteAssets>;
  readonly store: ObjectStore;
  readonly role: JobRole;
  /** Name and version of the program, for manifests. */
  readonly generator: string;
  /** Threads that make chunks, so that this one stays free for requests and heartbeats; this one does unless given. */
  readonly segments?: SegmentThreadsOptions;
  readonly rules?: Partial<JobRules>;
  readonly limits?: (tenant: string) => JobLimits;
  readonly reportFault: (fault: unknown) => void;
}

/** Jobs of a process of the service. */
export interface ProcessJobs extends LazyJobs {
  /**
   * Opens them now where work may be waiting: always for workers and on a server, in a folder when it has a database. A
   * server that is away is waited for. Throws `DatabaseRefused`.
   */
  begin(): Promise<void>;
}

/** The jobs of a process. Throws `RangeError` for a role that needs a server without one. */
export function jobsFor(options: JobsForOptions): ProcessJobs {
  const { databaseUrl, folder, assets, role, ...more } = options;
  if (databaseUrl === undefined && role !== 'all')
    throw new RangeError(
      `the role ${role} needs DATABASE_URL: a database in a folder has one owner, which has to do everything`,
    );
  const jobs = lazyJobs(async () => {
    const database =
      databaseUrl === undefined
        ? await openPGlite({ folder, ...(assets === undefined ? {} : { assets }) })
        : await openPostgres({ url: databaseUrl });
    return openJobs({ ...more, database, works: role !== 'api' });
  });
  const closing = new AbortController();
  return {
    open: () => jobs.open(),
    get opened() {
      return jobs.opened;
    },
    close: async () => {
      closing.abort();
      await jobs.close();
    },
    begin: async () => {
      if (databaseUrl === undefined && !existsSync(path.join(folder, databaseFolder))) return;
      for (let pause = 500; !closing.signal.aborted; pause = Math.min(10_000, pause * 2)) {
        try {
          await jobs.open();
          return;
        } catch (error) {
          if (!(error instanceof DatabaseUnavailable)) throw error;
          options.reportFault(error);
          await sleep(pause);
        }
      }
    },
  };
}
