import { rmdir } from 'node:fs/promises';
import { type FleetHome, pathOf } from './fleet-home.ts';

/** Folders that were made for the files, unless something stands in them by now. */
export async function removeFolders(home: FleetHome, folders: readonly string[]): Promise<void> {
  for (const folder of folders.toReversed()) {
    if (!folder.startsWith('~/') || folder.split('/').includes('..')) continue;
    try {
      await rmdir(pathOf(home, folder));
    } catch {
      // It is in use.
    }
  }
}
