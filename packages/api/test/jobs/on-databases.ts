import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { describeWithPeers } from '../../../../peers/peers.ts';
import { type PostgresServer, startPostgres } from '../../../../peers/postgres-server.ts';
import type { Database } from '../../src/jobs/database.ts';
import { openPGlite } from '../../src/jobs/open-pglite.ts';
import { openPostgres } from '../../src/jobs/open-postgres.ts';

/** A database of a test, and how to open it once more, as another process or the same one later would. */
export interface TestDatabase {
  readonly kind: Database['kind'];
  open(): Promise<Database>;
}

/** Tells the same story on PGlite and on a PostgreSQL server. `fresh` gives an empty database. */
export function onDatabases(title: string, body: (fresh: () => Promise<TestDatabase>) => void): void {
  describe(`${title} on PGlite`, () => {
    const folders: string[] = [];
    afterAll(async () => {
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    });
    body(async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-pglite-'));
      folders.push(folder);
      return { kind: 'pglite', open: () => openPGlite({ folder }) };
    });
  });
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
