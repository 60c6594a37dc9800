import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import { type Database, DatabaseUnavailable, type Sql } from './database.ts';

export interface PostgresOptions {
  /** `DATABASE_URL`. */
  readonly url: string;
  /** Connections at most. */
  readonly connections?: number;
}

/** Held while a database is set up. */
const LOCK = createHash('sha256').update('duckbill').digest().readBigInt64BE().toString();

/**
 * A PostgreSQL server. No connection is made before the first statement. A connection that is lost is made again by the
 * next statement; one that hangs, or whose process died with rows locked, is ended by the server within seconds.
 */
export async function openPostgres({ url, connections = 10 }: PostgresOptions): Promise<Database> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'duckbill',
    connectionTimeoutMillis: 5000,
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 20_000,
    keepAlive: true,
  });
  // An idle connection that breaks is replaced; nobody waits for it.
  pool.on('error', () => undefined);
  // Nor does anybody hear a client that the pool has let go, whose server says good-bye late: that would end the process.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return {
    kind: 'postgresql',
    query: (text, values) => translated(async () => (await pool.query(text, values && [...values])).rows),
    transaction: (work) => withClient(pool, (client) => inTransaction(client, work)),
    script: (text) =>
      withClient(pool, async (client) => {
        try {
          await client.query(text);
        } catch (error) {
          // The text may have begun a transaction.
          await client.query('ROLLBACK');
          throw error;
        }
      }),
    exclusively: (work) =>
      withClient(pool, async (client) => {
        await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
        try {
          return await work();
        } finally {
          await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
        }
      }),
    close: () => pool.end(),
  };
}

async function inTransaction<T>(client: PoolClient, work: (sql: Sql) => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const done = await work({
      query: (text, values) => translated(async () => (await client.query(text, values && [...values])).rows),
    });
    await client.query('COMMIT');
    return done;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await translated(() => pool.connect());
  let broken = false;
  // Without a listener a connection that breaks while it is used would end the process.
  const onError = (): void => {
    broken = true;
  };
  client.on('error', onError);
  try {
    return await translated(() => work(client));
  } catch (error) {
    broken ||= error instanceof DatabaseUnavailable;
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isConnectionLost(error) ? new DatabaseUnavailable(error) : error;
  }
}

/** Classes of SQLSTATE that tell of the server and not of the statement; 53300 is a server without a free place. */
const SERVER_STATES = ['08', '57P', '53300', '58'];
const SYSTEM_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof DatabaseUnavailable) return false;
  if (error instanceof AggregateError) return error.errors.some(isConnectionLost);
  if ('code' in error && typeof error.code === 'string') {
    const { code } = error;
    return SYSTEM_CODES.has(code) || SERVER_STATES.some((start) => code.startsWith(start));
  }
  // What pg and its pool say has no code.
  return /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered|Client was closed)/u.test(
    error.message,
  );
}
