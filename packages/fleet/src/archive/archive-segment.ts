import type { FleetFile } from '@duckbill/core';
import type { FileCounts } from '../manifest/manifest-sums.ts';
import type { MadeSegment } from '../threads/segment-order.ts';
import type { ArchiveKind } from './archive-format.ts';
import { ByteBatch } from './byte-batch.ts';
import { HeldBytes } from './byte-keeper.ts';
import { FleetPrinter } from './fleet-printer.ts';
import { moveDirectory } from './move-directory.ts';
import { inString } from './ndjson-printer.ts';
import type { TextContents } from './text-content.ts';

/**
 * A part of the archive of a fleet, for some of its members. Who prints the others does not matter: the parts joined in
 * the order of the roster, and behind them what `endArchive` gives, are the bytes of `printFleet`. Holds the check sums
 * and the records for the directory of a ZIP, some 200 bytes a file.
 */
export class ArchiveSegment {
  /** Lines of `SHA256SUMS`, for the check sum of all of them. */
  readonly sums: HeldBytes = new HeldBytes();
  /** Records for the directory of a ZIP, as if the archive began with this part. */
  readonly directory: HeldBytes = new HeldBytes();
  readonly #format: ArchiveKind['format'];
  readonly #out = new ByteBatch();
  readonly #printer: FleetPrinter;

  /** `contents`: of whoever prints several parts, so that texts that come again are worked on only once. */
  constructor(kind: ArchiveKind, contents?: TextContents) {
    this.#format = kind.format;
    this.#printer = new FleetPrinter(kind, this.#out, this.directory, this.sums, contents);
  }

  get counts(): Readonly<FileCounts> {
    return this.#printer.counts;
  }

  /** Bytes of the part so far. */
  get size(): number {
    return this.#out.size;
  }

  /** Adds the files of a member and gives what is worth a write. Throws `UnsafePathError`. */
  add(files: readonly FleetFile[]): readonly Uint8Array[] {
    for (const file of files) void this.#printer.add(file);
    return this.#out.take();
  }

  /** Adds a part that another thread has printed, and gives what is worth a write. */
  async join(part: MadeSegment): Promise<readonly Uint8Array[]> {
    const before = this.#out.take(true);
    this.#printer.count(part);
    this.sums.add(part.sums);
    for await (const piece of moveDirectory([part.directory], this.#out.size)) this.directory.add(piece);
    this.#out.skip(part.size);
    return [...before, part.body];
  }

  /** The lines as the archive holds them. */
  get printedSums(): readonly Uint8Array[] {
    if (this.#format !== 'ndjson') return this.sums.pieces;
    return [Buffer.from(inString(Buffer.concat(this.sums.pieces).toString()))];
  }

  /** The rest of the part. */
  end(): readonly Uint8Array[] {
    return this.#out.take(true);
  }
}
