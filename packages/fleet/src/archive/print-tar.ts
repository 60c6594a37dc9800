import type { ArchiveEntries } from './archive-entry.ts';
import { printArchive } from './print-archive.ts';

/**
 * A TAR of these files in their order, as bytes: see `TarPrinter`. Written here, because what one file needs has to be
 * known apart from the others. Throws `UnsafePathError` and what the entries throw.
 */
export function printTar(entries: ArchiveEntries): AsyncGenerator<Uint8Array, void, undefined> {
  return printArchive(entries, { format: 'tar' });
}
