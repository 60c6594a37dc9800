import path from 'node:path';
import type { PGliteOptions } from '@electric-sql/pglite';
import type { Database } from './database.ts';
import { lockDataFolder } from './data-folder-lock.ts';

/** Inside the data folder. */
export const databaseFolder = 'database';

/** Where PGlite's own files are, when a bundle has moved them: what its constructor takes. */
export type PGliteAssets = Pick<PGliteOptions, 'pgliteWasmModule' | 'initdbWasmModule' | 'fsBundle'>;

export interface PGliteDatabaseOptions {
  /** Made when it is not there. */
  readonly folder: string;
  readonly assets?: () => Promise<PGliteAssets>;
}

/**
 * PostgreSQL inside this process, in a folder that this process owns alone. Throws `DatabaseRefused` where another one
 * has it. Statements run one after the other. What is committed survives a kill of the process; the program flushes
 * nothing to the disk by itself, so a power cut may cost the last seconds.
 */
export async function openPGlite({ folder, assets }: PGliteDatabaseOptions): Promise<Database> {
  const lock = await lockDataFolder(folder);
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    const pglite = await PGlite.create({ dataDir: path.join(folder, databaseFolder), ...(await assets?.()) });
    return {
      kind: 'pglite',
      query: async <Row extends object>(text: string, values?: readonly unknown[]) =>
        (await pglite.query<Row>(text, values && [...values])).rows,
      transaction: (work) =>
        pglite.transaction((transaction) =>
          work({
            query: async <Row extends object>(text: string, values?: readonly unknown[]) =>
              (await transaction.query<Row>(text, values && [...values])).rows,
          }),
        ),
      script: async (text) => {
        await pglite.exec(text);
      },
      // There is no other process.
      exclusively: (work) => work(),
      close: async () => {
        await pglite.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}
