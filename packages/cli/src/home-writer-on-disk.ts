import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { HomeWriter } from '@duckbill/fleet';
import { takeLock } from './lock-file.ts';
import { writeTextFile } from './write-file.ts';

/** How long to wait for another apply. */
const patience = 10_000;

/** Writes homes of a fleet: each file whole or not at all. What it throws has words for the person. */
export const homeWriterOnDisk: HomeWriter = {
  write: async (name, bytes, { expected, mode }) => {
    const outcome = await writeTextFile(name, bytes, { mode, ...(expected === undefined ? {} : { expected }) });
    if (!outcome.ok) throw new Error(`cannot write ${name}: ${outcome.reason}`);
  },
  remove: async (name, expected) =>
    locked(name, 'it is being written', async () => {
      if (Buffer.compare(await readFile(name), expected) !== 0)
        throw new Error(`cannot remove ${name}: it was changed by another program in the meantime`);
      await rm(name);
    }),
  alone: async (name, work) => {
    await mkdir(path.dirname(name), { recursive: true, mode: 0o700 });
    return locked(name, 'another duckbill is changing this home', work);
  },
};

async function locked<T>(name: string, reason: string, work: () => Promise<T>): Promise<T> {
  const lock = await takeLock(name, patience, async () => undefined);
  if (lock === undefined) throw new Error(`cannot change ${name}: ${reason}`);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}
