import type { FleetFile } from '@duckbill/core';
import { type FileCounts, ManifestSums } from '../manifest/manifest-sums.ts';
import { type ArchiveKind, entryPrinter } from './archive-format.ts';
import type { ByteBatch } from './byte-batch.ts';
import type { ByteKeeper } from './byte-keeper.ts';
import type { EntryPrinter } from './entry-printer.ts';
import { refuseUnsafePath } from './refuse-unsafe-path.ts';
import { TextContents } from './text-content.ts';

/** Prints files of a fleet and sums them up, each text encoded once. */
export class FleetPrinter {
  readonly entries: EntryPrinter;
  readonly contents: TextContents;
  readonly #sums: ManifestSums;

  /** `directory` and `sums`: what is needed at the end of the archive. */
  constructor(
    kind: ArchiveKind,
    out: ByteBatch,
    directory: ByteKeeper,
    sums: ByteKeeper,
    contents: TextContents = new TextContents(),
  ) {
    this.contents = contents;
    this.entries = entryPrinter(kind, out, directory);
    this.#sums = new ManifestSums(sums);
  }

  get counts(): Readonly<FileCounts> {
    return this.#sums.counts;
  }

  /** Counts files that somebody else has printed and summed up. */
  count({ files, bytes }: Readonly<FileCounts>): void {
    this.#sums.counts.files += files;
    this.#sums.counts.bytes += bytes;
  }

  /** A promise only when it has to be waited for before the next. */
  add(file: FleetFile): Promise<unknown> | undefined {
    refuseUnsafePath(file.path);
    const content = this.contents.of(file.text);
    const printed = this.entries.text(file, content);
    const summed = this.#sums.add(file.path, content.sha256, content.bytes.byteLength);
    return printed === undefined ? summed : Promise.all([printed, summed]);
  }
}
