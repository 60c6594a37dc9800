import type { FleetFile } from '@duckbill/core';

/** A file too big to be held, such as the check sums of a million users: what has to be known before its first byte is. */
export interface StreamedFile {
  readonly path: string;
  readonly mode: FleetFile['mode'];
  readonly size: number;
  /** CRC-32 of its bytes, which a ZIP names before them. */
  readonly crc32: number;
  /** Not a text in UTF-8. */
  readonly binary?: true;
  /** Every call starts again. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

/** What an archive is made of, in this order. */
export type ArchiveEntry = FleetFile | StreamedFile;

/** Entries as they come: nothing is asked for before there is room for it. */
export type ArchiveEntries = Iterable<ArchiveEntry> | AsyncIterable<ArchiveEntry>;

/** Files of a fleet as they come, those of a member together. */
export type FileGroups = Iterable<readonly FleetFile[]> | AsyncIterable<readonly FleetFile[]>;
