import { randomUUID } from 'node:crypto';
import type PgBoss from 'pg-boss';
import type { Database, Sql } from './database.ts';

/** The kinds of work. */
export type JobKind = 'split' | 'chunk' | 'assemble';

export const jobKinds: readonly JobKind[] = ['split', 'chunk', 'assemble'];

/** What is to be done. */
export interface JobOrder {
  readonly kind: JobKind;
  readonly run: string;
  /** Which chunk; 0 for the others. */
  readonly at: number;
  /** Seconds before it may begin. */
  readonly after?: number;
}

/** Work that was taken from the queue. */
export interface TakenJob extends JobOrder {
  readonly id: string;
}

/** pg-boss, as our transactions use it: a job is put in, taken and ended together with what our tables say of it. */
export interface JobQueue {
  add(sql: Sql, orders: readonly JobOrder[]): Promise<void>;
  take(sql: Sql, kind: JobKind): Promise<TakenJob | undefined>;
  complete(sql: Sql, job: TakenJob): Promise<void>;
  /** Gives work back, to be taken again at once. */
  handBack(sql: Sql, kind: JobKind, ids: readonly string[]): Promise<void>;
  /** How many wait or are in hand. */
  size(kind: JobKind): Promise<number>;
  close(): Promise<void>;
}

const schema = 'duckbill_queue';

/**
 * pg-boss never gives up on a job of ours, nor forgets it: how often something is tried is decided, and told, by our own
 * tables. That a worker died is noticed by our leases; the expiry of pg-boss stands behind them.
 */
const policy = { retryLimit: 100_000, retryDelay: 0, expireInHours: 23, retentionDays: 365 };

/** Opens the queue, and makes it where there is none. */
export async function openQueue(database: Database, onError: (error: unknown) => void): Promise<JobQueue> {
  const { default: Boss } = await import('pg-boss');
  const boss = new Boss({
    db: bossDatabase(database),
    schema,
    schedule: false,
    // The archive of what is done, for operators.
    maintenanceIntervalSeconds: 60,
    archiveCompletedAfterSeconds: 3600,
    deleteAfterDays: 1,
  });
  boss.on('error', onError);
  await database.exclusively(async () => {
    await boss.start();
    for (const kind of jobKinds) await boss.createQueue(kind, { name: kind, ...policy });
  });
  return {
    add: async (sql, orders) => {
      if (orders.length === 0) return;
      await boss.insert(
        orders.map(({ kind, run, at, after }) => ({
          id: orderedId(at),
          name: kind,
          data: { run, at },
          ...(after === undefined ? {} : { startAfter: String(after) }),
        })),
        { db: bossDatabase(sql) },
      );
    },
    take: async (sql, kind) => {
      const db = bossDatabase(sql);
      const [job] = await boss.fetch<{ run: string; at: number }>(kind, { db });
      // pg-boss takes an error for an empty queue.
      if (db.failed !== undefined) throw db.failed;
      return job && { kind, id: job.id, run: job.data.run, at: job.data.at };
    },
    complete: (sql, { kind, id }) => boss.complete(kind, id, {}, { db: bossDatabase(sql) }),
    handBack: async (sql, kind, ids) => {
      const db = bossDatabase(sql);
      for (const id of ids) await boss.fail(kind, id, {}, { db });
    },
    size: (kind) => boss.getQueueSize(kind, { before: 'completed' }),
    close: () => boss.stop({ graceful: false, close: false }),
  };
}

/** Random, but for its beginning: pg-boss gives out what came at the same moment in the order of the ids. */
function orderedId(at: number): string {
  return `${at.toString(16).padStart(8, '0')}${randomUUID().slice(8)}`;
}

interface BossDatabase extends PgBoss.Db {
  failed?: Error;
}

function bossDatabase(sql: Sql | Database): BossDatabase {
  const database: BossDatabase = {
    executeSql: async (text: string, values?: readonly unknown[]) => {
      try {
        if ((values === undefined || values.length === 0) && 'script' in sql && text.includes('COMMIT')) {
          await sql.script(text);
          return { rows: [] };
        }
        return { rows: [...(await sql.query(text, values ?? []))] };
      } catch (error) {
        database.failed = error instanceof Error ? error : new Error(String(error));
        throw error;
      }
    },
  };
  return database;
}
