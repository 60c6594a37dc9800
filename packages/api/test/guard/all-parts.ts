import { createConnectService } from '../../src/connect/connect-service.ts';
import { DatabaseUnavailable } from '../../src/jobs/database.ts';
import { lazyJobs } from '../../src/jobs/lazy-jobs.ts';
import { processMetrics } from '../../src/observe/process-metrics.ts';
import type { ApiWorld } from '../../src/world.ts';
import { noon } from './made-keys.ts';

/** A world with every part, so that every route is there; its database is away, and says why in words of its own. */
export function allParts(reason: string): Partial<ApiWorld> {
  return {
    connect: createConnectService({ allowed: [], now: () => new Date(noon) }),
    jobs: lazyJobs(() => Promise.reject(new DatabaseUnavailable(new Error(reason)))),
    metrics: processMetrics('test'),
    // The database is told of; a fault of another kind is a 500, which no test takes.
    reportFault: () => undefined,
  };
}
