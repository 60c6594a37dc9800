import {
  RateLimiterMemory,
  RateLimiterPostgres,
  type RateLimiterAbstract,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import type { Database } from '../jobs/database.ts';
import type { TenantLimits } from '../schemas/limits-config.ts';

/** One limit over time: so many points in so many seconds, and what is left of them. */
export interface LimitState {
  readonly name: 'minute' | 'day';
  readonly points: number;
  readonly seconds: number;
  readonly left: number;
  /** Seconds until all points are back. */
  readonly reset: number;
}

export interface Taken {
  readonly allowed: boolean;
  readonly states: readonly LimitState[];
  /** The limit that is used up, when not allowed. */
  readonly exceeded?: LimitState;
}

/** Counts what tenants use. */
export interface RateLimits {
  take(tenant: string, cost: number, limits: TenantLimits): Promise<Taken>;
}

type Counter = (name: LimitState['name'], points: number, seconds: number) => Consume;

/** Takes points from a key: allowed or not, or an error where they could not be counted. */
type Consume = (key: string, cost: number) => Promise<{ readonly allowed: boolean; readonly result: RateLimiterRes }>;

/** Counts in this process. */
export function rateLimitsInMemory(): RateLimits {
  return rateLimits(inMemory);
}

function inMemory(name: string, points: number, duration: number): Consume {
  return consumeOf(new RateLimiterMemory({ keyPrefix: name, points, duration }));
}

export interface SharedLimitsOptions {
  readonly database: Pick<Database, 'query' | 'script' | 'exclusively'>;
  readonly now: () => number;
  /** Hears when the database stops to count, and when it counts again. */
  readonly warn: (message: string) => void;
  /** Milliseconds that counting may take before it is done here; a second unless given. */
  readonly patience?: number;
}

/** Milliseconds for which a database that failed is left alone. */
const pause = 10_000;

const schema = 'duckbill_guard';
const tableName = 'rate_limit';

/**
 * Counts in PostgreSQL, for all processes together. Where the database fails, each process counts by itself for the
 * while: refusing everybody would turn its pause into ours. The table is not written ahead: after a crash it is empty.
 */
export function rateLimitsInDatabase(options: SharedLimitsOptions): RateLimits {
  const { database, now, warn, patience = 1000 } = options;
  let table: Promise<void> | undefined;
  // At the first request: a database that is away must not keep the service from starting.
  const ready = (): Promise<void> => {
    table ??= makeTable(database);
    return table;
  };
  // The library asks a pool of `pg`; of that it uses no more than this.
  const storeClient = {
    query: async ({ text, values }: { readonly text: string; readonly values?: readonly unknown[] }) => {
      const rows = await database.query(text, values);
      return { rows, rowCount: rows.length };
    },
  };
  let restingUntil = -Infinity;
  return rateLimits((name, points, duration) => {
    const shared = consumeOf(
      new RateLimiterPostgres({
        keyPrefix: name,
        points,
        duration,
        storeClient,
        storeType: 'pool',
        schemaName: schema,
        tableName,
        tableCreated: true,
        // Who is over a limit costs the database nothing more.
        inMemoryBlockOnConsumed: points + 1,
      }),
    );
    const alone = inMemory(name, points, duration);
    return async (key, cost) => {
      if (now() < restingUntil) return alone(key, cost);
      try {
        const taken = await within(
          patience,
          ready().then(() => shared(key, cost)),
        );
        if (restingUntil > 0) warn('limits are counted in the database again');
        restingUntil = -Infinity;
        return taken;
      } catch {
        // It may have come back without the table.
        table = undefined;
        if (restingUntil < 0) warn('the database does not count limits: each process counts for itself');
        restingUntil = now() + pause;
        return alone(key, cost);
      }
    };
  });
}

async function makeTable(database: SharedLimitsOptions['database']): Promise<void> {
  await database.exclusively(() =>
    database.script(
      `CREATE SCHEMA IF NOT EXISTS ${schema};
       CREATE UNLOGGED TABLE IF NOT EXISTS ${schema}.${tableName} (
         key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint)`,
    ),
  );
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function rateLimits(counter: Counter): RateLimits {
  // One counter for each height of a limit: tenants with the same limits share it, and only their keys differ.
  const counters = new Map<string, Consume>();
  const counterOf: Counter = (name, points, seconds) => {
    const key = `${name} ${points}`;
    const known = counters.get(key) ?? counter(name, points, seconds);
    counters.set(key, known);
    return known;
  };

  async function takeOne(
    name: LimitState['name'],
    [points, seconds]: readonly [number, number],
    tenant: string,
    cost: number,
  ): Promise<{ readonly allowed: boolean; readonly state: LimitState }> {
    const { allowed, result } = await counterOf(name, points, seconds)(tenant, cost);
    const left = allowed ? result.remainingPoints : 0;
    const reset = Math.max(1, Math.ceil(result.msBeforeNext / 1000));
    return { allowed, state: { name, points, seconds, left, reset } };
  }

  return {
    take: async (tenant, cost, { perMinute, perDay }) => {
      const minute = await takeOne('minute', [perMinute, 60], tenant, cost);
      if (!minute.allowed) return { allowed: false, states: [minute.state], exceeded: minute.state };
      const day = await takeOne('day', [perDay, 86_400], tenant, cost);
      const states = [minute.state, day.state];
      return day.allowed ? { allowed: true, states } : { allowed: false, states, exceeded: day.state };
    },
  };
}

/** The library throws its result where a limit is used up, and errors where it could not count. */
function consumeOf(limiter: RateLimiterAbstract): Consume {
  return async (key, cost) => {
    try {
      return { allowed: true, result: await limiter.consume(key, cost) };
    } catch (error) {
      if (error instanceof RateLimiterRes) return { allowed: false, result: error };
      throw error;
    }
  };
}
