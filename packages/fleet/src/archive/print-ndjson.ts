import type { ArchiveEntries } from './archive-entry.ts';
import { printArchive } from './print-archive.ts';

/** These files as lines of JSON, in their order: see `NdjsonPrinter`. Throws `UnsafePathError` and what the entries throw. */
export function printNdjson(entries: ArchiveEntries): AsyncGenerator<Uint8Array, void, undefined> {
  return printArchive(entries, { format: 'ndjson' });
}
