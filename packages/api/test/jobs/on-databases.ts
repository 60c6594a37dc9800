import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, vi } from 'vitest';
import { describeWithPeers } from '../../../../peers/peers.ts';
import { type PostgresServer, startPostgres } from '../../../../peers/postgres-server.ts';
import type { Database } from '../../src/jobs/database.ts';
import { openPGlite } from '../../src/jobs/open-pglite.ts';
import { openPostgres } from '../../src/jobs/open-postgres.ts';
import { preparedFolder } from './prepared-folder.ts';

/** A database of a test, and how to open it once more, as another process or the same one later would. */
export interface TestDatabase {
  readonly kind: Database['kind'];
  open(): Promise<Database>;
}

// On a machine that has much else to do, a database alone may take half a minute to open.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

type Body = (fresh: () => Promise<TestDatabase>) => void;

/** Tells a story on PGlite. `fresh` gives an empty database. */
export function onOwnDatabase(title: string, body: Body): void {
  describe(`${title} on PGlite`, () => {
    let folder = '';
    let pglite: Database | undefined;
    beforeAll(async () => {
      folder = await preparedFolder();
      pglite = await openPGlite({ folder });
    });
    afterAll(async () => {
      await pglite?.close();
      await rm(folder, { recursive: true, force: true });
    });
    // To open one takes seconds: all tests of a file have the same, which stays open.
    body(async () => {
      if (pglite === undefined) throw new Error('no database');
      const database: Database = { ...pglite, close: async () => undefined };
      await pglite.script('DROP SCHEMA IF EXISTS duckbill CASCADE; DROP SCHEMA IF EXISTS duckbill_queue CASCADE');
      return { kind: 'pglite', open: async () => database };
    });
  });
}

/** Tells the same story on PGlite and on a PostgreSQL server. */
export function onDatabases(title: string, body: Body): void {
  onOwnDatabase(title, body);
  describeWithPeers(['postgresql'], `${title} on PostgreSQL`, () => {
    let server: PostgresServer | undefined;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server?.remove());
    body(async () => {
      if (server === undefined) throw new Error('no server');
      const url = await server.newDatabase();
      return { kind: 'postgresql', open: () => openPostgres({ url }) };
    });
  });
}
