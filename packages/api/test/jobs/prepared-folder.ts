import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { databaseFolder } from '../../src/jobs/open-pglite.ts';

const { dependencies } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8'));
const kept = path.resolve(
  import.meta.dirname,
  '../../../../node_modules/.cache/duckbill',
  `pglite-${dependencies['@electric-sql/pglite']}`,
);

/** A new data folder with an empty database. To make one takes seconds of a processor, to copy one does not. */
export async function preparedFolder(): Promise<string> {
  if (!existsSync(kept)) await prepare();
  const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-pglite-'));
  await cp(kept, path.join(folder, databaseFolder), { recursive: true });
  return folder;
}

async function prepare(): Promise<void> {
  const coming = `${kept}-${randomUUID()}`;
  await mkdir(coming, { recursive: true });
  try {
    const pglite = await PGlite.create({ dataDir: coming });
    await pglite.close();
    await rename(coming, kept);
  } catch (error) {
    // Another process of the tests was faster.
    if (!existsSync(kept)) throw error;
  } finally {
    await rm(coming, { recursive: true, force: true });
  }
}
