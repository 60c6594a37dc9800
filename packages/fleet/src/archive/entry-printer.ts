import type { FleetFile } from '@duckbill/core';
import type { StreamedFile } from './archive-entry.ts';
import type { TextContent } from './text-content.ts';

/** What is known of a file before its first byte. */
export type StreamedFacts = Omit<StreamedFile, 'bytes'>;

/**
 * How a kind of archive writes a file. Nothing of what it writes depends on the files before, nor on where it stands, so
 * that what several programs have written can be joined: the bytes are those that one would have written.
 */
export interface EntryPrinter {
  /** A file that is held. What comes back may have to be waited for before the next. */
  text(file: FleetFile, content: TextContent): Promise<void> | undefined;
  /** Before the content of a file that is not held, for each piece of it, and behind it. */
  open(file: StreamedFacts): Promise<void> | undefined;
  piece(bytes: Uint8Array): void;
  close(file: StreamedFacts): void;
  /** Behind the last file; what was added before must have been taken out of the batch. */
  end(earlier?: EarlierFiles): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** Files that stand before those of this printer, and were printed by others. */
export interface EarlierFiles {
  readonly files: number;
  /** Their records for the directory of a ZIP, with the places that they have in the end. */
  readonly directory: AsyncIterable<Uint8Array>;
}
