/** Bytes of a request up to which its cost is small: a few milliseconds (measured: `npm run load`). */
export const shortWorkBytes: number = 64 * 1024;

/** What work may cost, and how much of it may wait. */
export const workLimits = {
  /** Short work: as many at once as there are threads, gathered into messages. */
  short: { waiting: 5000, waitingOfTenant: 2000, runningOfTenant: 64, batch: 16 },
  long: { waiting: 200, waitingOfTenant: 50 },
  /** Milliseconds that one piece of work may take on its thread. */
  deadline: { short: 5000, long: 20_000 },
  /** Megabytes of a thread. */
  memory: { short: 256, long: 1024 },
} as const;
