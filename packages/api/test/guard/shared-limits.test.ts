import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithPeers } from '../../../../peers/peers.ts';
import { type PostgresServer, startPostgres } from '../../../../peers/postgres-server.ts';
import { rateLimitsInDatabase } from '../../src/guard/rate-limits.ts';
import { usualLimits } from '../../src/guard/tenant-limits.ts';
import type { Database } from '../../src/jobs/database.ts';
import { openPostgres } from '../../src/jobs/open-postgres.ts';
import { noon } from './made-keys.ts';

const limits = { ...usualLimits, perMinute: 20 };

describeWithPeers(['postgresql'], 'limits that processes share', () => {
  let server: PostgresServer;
  const opened: Database[] = [];

  const open = async (url: string): Promise<Database> => {
    const database = await openPostgres({ url, connections: 2 });
    opened.push(database);
    return database;
  };

  beforeAll(async () => {
    server = await startPostgres();
  });

  afterAll(async () => {
    for (const database of opened) await database.close();
    await server.remove();
  });

  it('are counted together, whoever starts first', async () => {
    const url = await server.newDatabase();
    const warnings: string[] = [];
    const processes = await Promise.all(
      [1, 2, 3].map(async () => {
        const database = await open(url);
        return rateLimitsInDatabase({
          database,
          now: () => noon,
          warn: (message) => warnings.push(message),
          patience: 60_000,
        });
      }),
    );
    const taken = await Promise.all(
      Array.from({ length: 30 }, async (_, at) => processes[at % 3]?.take('acme', 1, limits)),
    );
    expect(taken.filter((one) => one?.allowed === true)).toHaveLength(20);
    expect(await processes[0]?.take('globex', 20, limits)).toMatchObject({ allowed: true, states: [{ left: 0 }, {}] });
    expect(await processes[1]?.take('globex', 1, limits)).toMatchObject({
      allowed: false,
      exceeded: { name: 'minute' },
    });
    expect(warnings).toEqual([]);
  });

  it('do not keep a service from starting whose database is away', async () => {
    const database = await open(await server.newDatabase());
    await server.kill();
    let now = noon;
    const options = { database, now: () => now, warn: () => undefined, patience: 60_000 };
    const rates = rateLimitsInDatabase(options);
    expect(await rates.take('acme', 5, limits)).toMatchObject({ allowed: true, states: [{ left: 15 }, {}] });
    await server.start();
    now += 10_000;
    expect(await rates.take('acme', 5, limits)).toMatchObject({ allowed: true, states: [{ left: 15 }, {}] });
    const other = rateLimitsInDatabase({ ...options, database: await open(await server.newDatabase()) });
    expect(await other.take('acme', 1, limits)).toMatchObject({ allowed: true });
  });

  it('are counted by each process while the database is away, and together again then', async () => {
    const database = await open(await server.newDatabase());
    const warnings: string[] = [];
    let now = noon;
    const rates = rateLimitsInDatabase({
      database,
      now: () => now,
      warn: (message) => warnings.push(message),
      patience: 60_000,
    });
    expect(await rates.take('acme', 5, limits)).toMatchObject({ allowed: true, states: [{ left: 15 }, {}] });
    await server.kill();
    expect(await rates.take('acme', 15, limits)).toMatchObject({ allowed: true, states: [{ left: 5 }, {}] });
    expect(await rates.take('acme', 15, limits)).toMatchObject({ allowed: false });
    expect(warnings).toHaveLength(1);
    await server.start();
    now += 10_000;
    expect(await rates.take('globex', 1, limits)).toMatchObject({ allowed: true });
    expect(warnings).toHaveLength(2);
  });
});

it('a database that hangs is not waited for', async () => {
  const hanging = {
    query: () => new Promise<never>(() => undefined),
    script: () => Promise.resolve(),
    exclusively: <T>(work: () => Promise<T>): Promise<T> => work(),
  };
  const warnings: string[] = [];
  const options = {
    database: hanging,
    now: () => noon,
    warn: (message: string) => warnings.push(message),
    patience: 1,
  };
  const rates = rateLimitsInDatabase(options);
  expect(await rates.take('acme', 1, limits)).toMatchObject({ allowed: true, states: [{ left: 19 }, {}] });
  expect(await rates.take('acme', 1, limits)).toMatchObject({ allowed: true, states: [{ left: 18 }, {}] });
  expect(warnings).toHaveLength(1);
});
