import { readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { isSystemError, takeLock } from './lock-file.ts';
import { reasonOf } from './system-reason.ts';
import type { WriteOutcome } from './write-file.ts';

const patience = 5000;

/**
 * Takes a file out of the way that still holds what was read: it becomes `NAME.bak`, in one step, with its permissions.
 * Never throws for what the file system says.
 */
export async function setAside(name: string, expected: Uint8Array): Promise<WriteOutcome> {
  const place = path.resolve(name);
  try {
    const lock = await takeLock(place, patience, async () => undefined);
    if (lock === undefined)
      return { ok: false, path: place, refusal: 'locked', reason: 'another duckbill is writing it' };
    try {
      const now = await readIfThere(place);
      if (now === undefined || Buffer.compare(now, expected) !== 0) {
        const reason = 'it was changed by another program in the meantime';
        return { ok: false, path: place, refusal: 'changed-since-read', reason };
      }
      const backup = `${place}.bak`;
      await rename(place, backup);
      return { ok: true, path: place, written: true, backup };
    } finally {
      await lock.release();
    }
  } catch (error) {
    return { ok: false, path: place, refusal: 'system', reason: reasonOf(error) };
  }
}

async function readIfThere(name: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(name);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}
