import { type Database, DatabaseRefused } from './database.ts';
import { type Migration, migrations } from './migrations.ts';

/**
 * Brings our tables to the version of this program, each step once, whoever else starts at the same time. Throws
 * `DatabaseRefused` where a newer program has been there: an older one would damage what it does not know.
 */
export async function migrate(database: Database, steps: readonly Migration[] = migrations): Promise<void> {
  const newest = steps.at(-1)?.version ?? 0;
  await database.exclusively(async () => {
    await database.script(
      `CREATE SCHEMA IF NOT EXISTS duckbill;
       CREATE TABLE IF NOT EXISTS duckbill.migration (
         version integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    const [found] = await database.query<{ version: number }>(
      'SELECT coalesce(max(version), 0) AS version FROM duckbill.migration',
    );
    const version = found?.version ?? 0;
    if (version > newest)
      throw new DatabaseRefused(
        `the database has version ${version} of Duckbill's tables, this program knows ${newest} at most: a newer Duckbill has used it; update this one`,
      );
    for (const step of steps) {
      if (step.version <= version) continue;
      await database.transaction(async (sql) => {
        for (const statement of step.statements) await sql.query(statement);
        await sql.query('INSERT INTO duckbill.migration (version, name) VALUES ($1, $2)', [step.version, step.name]);
      });
    }
  });
}
