import type { ArchiveEntries } from './archive-entry.ts';
import { printArchive } from './print-archive.ts';

export interface ZipOptions {
  /** Puts the files in as they are: the same bytes under every version of Node, whose deflate may change. */
  readonly store?: boolean;
}

/**
 * A ZIP of these files in their order, as bytes: see `ZipPrinter`.
 *
 * Written here and not by a library, because those in use (archiver, yazl, fflate, jszip) hold an object for every entry
 * until the end: gigabytes for a million users. Here what the closing directory needs is spooled to a temporary file,
 * and memory stays flat. Throws `UnsafePathError`, and what the entries or the temporary file throw.
 */
export function printZip(
  entries: ArchiveEntries,
  { store = false }: ZipOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  return printArchive(entries, { format: 'zip', store });
}
