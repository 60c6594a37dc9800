import type { ByteBatch } from './byte-batch.ts';
import type { ByteKeeper } from './byte-keeper.ts';
import type { EntryPrinter } from './entry-printer.ts';
import { NdjsonPrinter } from './ndjson-printer.ts';
import { TarPrinter } from './tar-printer.ts';
import { ZipPrinter } from './zip-printer.ts';

/** Archives that can be made in parts. */
export const archiveFormats = ['zip', 'tar', 'ndjson'] as const;

export type ArchiveFormat = (typeof archiveFormats)[number];

export interface ArchiveKind {
  readonly format: ArchiveFormat;
  /** Puts files into a ZIP as they are: the same bytes under every version of Node, whose deflate may change. */
  readonly store?: boolean;
}

/** Prints files to `out`; what has to be known of them at the end of a ZIP goes to `directory`. */
export function entryPrinter(
  { format, store = false }: ArchiveKind,
  out: ByteBatch,
  directory: ByteKeeper,
): EntryPrinter {
  switch (format) {
    case 'zip':
      return new ZipPrinter(out, directory, store);
    case 'tar':
      return new TarPrinter(out);
    case 'ndjson':
      return new NdjsonPrinter(out);
  }
}
