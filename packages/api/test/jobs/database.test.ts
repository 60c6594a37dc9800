import { mkdtemp, readlink, rm, symlink } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { DatabaseRefused, DatabaseUnavailable } from '../../src/jobs/database.ts';
import { openQueue } from '../../src/jobs/job-queue.ts';
import { migrate } from '../../src/jobs/migrate.ts';
import { migrations } from '../../src/jobs/migrations.ts';
import { openPGlite } from '../../src/jobs/open-pglite.ts';
import { openPostgres } from '../../src/jobs/open-postgres.ts';
import { onDatabases } from './on-databases.ts';
import { preparedFolder } from './prepared-folder.ts';

onDatabases('the database of jobs', (fresh) => {
  it('is set up once, whoever starts, and refuses an older program', async () => {
    const place = await fresh();
    const database = await place.open();
    try {
      await (database.kind === 'pglite' ? migrate(database) : Promise.all([migrate(database), migrate(database)]));
      await migrate(database);
      const rows = await database.query<{ version: number }>('SELECT version FROM duckbill.migration ORDER BY version');
      expect(rows.map(({ version }) => version)).toEqual(migrations.map(({ version }) => version));
      const step = { version: 99, name: 'of tomorrow', statements: ['CREATE TABLE duckbill.tomorrow (id integer)'] };
      await migrate(database, [...migrations, step]);
      await expect(migrate(database)).rejects.toThrow(DatabaseRefused);
      await expect(migrate(database)).rejects.toThrow(/version 99.*newer Duckbill/u);
    } finally {
      await database.close();
    }
  });

  it('leaves nothing of a step that fails', async () => {
    const database = await (await fresh()).open();
    try {
      const steps = [
        { version: 1, name: 'bad', statements: ['CREATE TABLE duckbill.half (id integer)', 'SELECT 1/0'] },
      ];
      await expect(migrate(database, steps)).rejects.toThrow(/division by zero/u);
      expect(await database.query(`SELECT to_regclass('duckbill.half') AS name`)).toEqual([{ name: null }]);
      await migrate(database);
    } finally {
      await database.close();
    }
  });

  it('puts jobs in, takes and ends them inside transactions', async () => {
    const database = await (await fresh()).open();
    const faults: unknown[] = [];
    const queue = await openQueue(database, (fault) => faults.push(fault));
    try {
      const run = crypto.randomUUID();
      const failing = database.transaction(async (sql) => {
        await queue.add(sql, [{ kind: 'chunk', run, at: 1 }]);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await queue.size('chunk')).toBe(0);
      await queue.add(database, [
        { kind: 'chunk', run, at: 1 },
        { kind: 'chunk', run, at: 2, after: 3600 },
      ]);
      const first = await database.transaction((sql) => queue.take(sql, 'chunk'));
      expect(first).toMatchObject({ kind: 'chunk', run, at: 1 });
      expect(await database.transaction((sql) => queue.take(sql, 'chunk'))).toBeUndefined();
      if (first === undefined) throw new Error('nothing taken');
      await database.transaction((sql) => queue.handBack(sql, 'chunk', [first.id]));
      const again = await database.transaction((sql) => queue.take(sql, 'chunk'));
      expect(again).toEqual(first);
      await database.transaction((sql) => queue.complete(sql, first));
      expect(await queue.size('chunk')).toBe(1);
      expect(faults).toEqual([]);
    } finally {
      await queue.close();
      await database.close();
    }
  });
});

it('has one owner of a data folder, and says who', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-owner-'));
  const database = await openPGlite({ folder });
  try {
    await expect(openPGlite({ folder })).rejects.toThrow(DatabaseRefused);
    await expect(openPGlite({ folder })).rejects.toThrow(new RegExp(`process ${process.pid} .*DATABASE_URL`, 'u'));
  } finally {
    await database.close();
  }
  const again = await openPGlite({ folder });
  await again.close();
  await rm(folder, { recursive: true });
});

it.each([
  ['whose process is gone', { pid: 2 ** 22 + 1, begun: '1' }],
  ['whose process number was given to another', { pid: process.pid, begun: '1' }],
])('takes over the folder of an owner %s', async (_, holder) => {
  const folder = await preparedFolder();
  const lock = path.join(folder, 'owner.lock');
  await symlink([hostname(), holder.pid, crypto.randomUUID(), holder.begun, 'yesterday'].join(' '), lock);
  const database = await openPGlite({ folder });
  expect(await readlink(lock)).toContain(` ${process.pid} `);
  await database.close();
  await rm(folder, { recursive: true });
});

it('tells that a server cannot be reached', async () => {
  const database = await openPostgres({ url: 'postgres://nobody@127.0.0.1:9/none' });
  await expect(database.query('SELECT 1')).rejects.toThrow(DatabaseUnavailable);
  await expect(database.transaction((sql) => sql.query('SELECT 1'))).rejects.toThrow(DatabaseUnavailable);
  await database.close();
});
