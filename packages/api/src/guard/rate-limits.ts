import type { Pool } from 'pg';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  type RateLimiterAbstract,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import type { TenantLimits } from './tenant-limits.ts';

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

type Counter = (name: LimitState['name'], points: number, seconds: number) => RateLimiterAbstract;

/** Counts in this process. */
export function rateLimitsInMemory(): RateLimits {
  return rateLimits((name, points, duration) => new RateLimiterMemory({ keyPrefix: name, points, duration }));
}

const table = 'rate_limit';
const schema = 'duckbill';

/**
 * Counts in PostgreSQL, for all processes together. Where the database fails, each process counts by itself for the
 * while: refusing everybody would turn its pause into ours. The table is not written ahead: counts may be lost.
 */
export async function rateLimitsInPostgres(pool: Pool): Promise<RateLimits> {
  // Two processes that make a schema at the same time fail without a lock; any number will do that is nobody else's.
  await pool.query(`DO $$ BEGIN
    PERFORM pg_advisory_xact_lock(4607182418800017408);
    CREATE SCHEMA IF NOT EXISTS ${schema};
    CREATE UNLOGGED TABLE IF NOT EXISTS ${schema}.${table} (
      key varchar(255) PRIMARY KEY, points integer NOT NULL DEFAULT 0, expire bigint);
  END $$`);
  return rateLimits((name, points, duration) => {
    const common = { keyPrefix: name, points, duration };
    return new RateLimiterPostgres({
      ...common,
      storeClient: pool,
      storeType: 'pool',
      schemaName: schema,
      tableName: table,
      tableCreated: true,
      // Who is over a limit costs the database nothing more.
      inMemoryBlockOnConsumed: points + 1,
      insuranceLimiter: new RateLimiterMemory(common),
    });
  });
}

function rateLimits(counter: Counter): RateLimits {
  // One counter for each height of a limit: tenants with the same limits share it, and only their keys differ.
  const counters = new Map<string, RateLimiterAbstract>();
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
    const { allowed, result } = await consume(counterOf(name, points, seconds), tenant, cost);
    const left = allowed ? Math.max(0, Math.min(points, result.remainingPoints)) : 0;
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
async function consume(
  counter: RateLimiterAbstract,
  tenant: string,
  cost: number,
): Promise<{ readonly allowed: boolean; readonly result: RateLimiterRes }> {
  try {
    return { allowed: true, result: await counter.consume(tenant, cost) };
  } catch (error) {
    if (error instanceof RateLimiterRes) return { allowed: false, result: error };
    throw error;
  }
}
