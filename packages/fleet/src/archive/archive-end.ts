import type { KeyObject } from 'node:crypto';
import type { FleetFile } from '@duckbill/core';
import {
  type FileCounts,
  factsOfSums,
  manifestFiles,
  type ManifestOrigin,
  sumsFile,
} from '../manifest/manifest-sums.ts';
import type { ArchiveKind } from './archive-format.ts';
import { ByteBatch } from './byte-batch.ts';
import { HeldBytes } from './byte-keeper.ts';
import { FleetPrinter } from './fleet-printer.ts';
import { moveDirectory } from './move-directory.ts';
import { printEntry } from './print-archive.ts';

/** A part that was printed, as far as the end of the archive has to know it. */
export interface SegmentFacts extends Readonly<FileCounts> {
  /** Bytes of the part. */
  readonly size: number;
}

export interface ArchiveEndOptions {
  readonly kind: ArchiveKind;
  /** In the order of the archive. */
  readonly segments: readonly SegmentFacts[];
  /** The check sums of all segments, in their order. */
  readonly sums: () => AsyncIterable<Uint8Array>;
  /** The records for the directory of one segment; asked for with a ZIP only. */
  readonly directory: (index: number) => AsyncIterable<Uint8Array>;
  /** Files that are there once for all members. */
  readonly shared: readonly FleetFile[];
  readonly origin: ManifestOrigin;
  readonly key?: KeyObject;
}

/** What has to be put behind the segments. Between the two stand the check sums of the segments, as they are printed. */
export interface ArchiveEnd {
  readonly before: Uint8Array;
  readonly behind: AsyncIterable<Uint8Array>;
  /** Of the whole archive. */
  readonly counts: Readonly<FileCounts>;
}

/**
 * The end of an archive whose members are in segments. Reads all check sums once, and for a ZIP all records of the
 * directory; holds none of them. Throws what they throw.
 */
export async function endArchive(options: ArchiveEndOptions): Promise<ArchiveEnd> {
  const { kind, segments, shared, origin, key } = options;
  const counts = { files: 0, bytes: 0 };
  let start = 0;
  for (const { size, files, bytes } of segments) {
    start += size;
    counts.files += files;
    counts.bytes += bytes;
  }
  const earlierFiles = counts.files;
  const out = new ByteBatch(start);
  const [directory, ownSums] = [new HeldBytes(), new HeldBytes()];
  const printer = new FleetPrinter(kind, out, directory, ownSums);
  for (const file of shared) void printer.add(file);
  counts.files += printer.counts.files;
  counts.bytes += printer.counts.bytes;
  const facts = await factsOfSums(joined(options.sums(), ownSums.read()));
  const sums = sumsFile(facts);
  const { entries, contents } = printer;
  void entries.open(sums);
  const before = Buffer.concat(out.take(true));
  out.skip(facts.size - ownSums.size);
  return { before, behind: behind(), counts };

  async function* behind(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of ownSums.read()) entries.piece(piece);
    entries.close(sums);
    for (const entry of manifestFiles(origin, counts, facts, key)) yield* printEntry(entry, entries, contents, out);
    yield* out.take(true);
    yield* entries.end({ files: earlierFiles, directory: moved() });
  }

  async function* moved(): AsyncGenerator<Uint8Array, void, undefined> {
    let at = 0;
    for (const [index, { size }] of segments.entries()) {
      yield* moveDirectory(options.directory(index), at);
      at += size;
    }
  }
}

async function* joined(...parts: readonly AsyncIterable<Uint8Array>[]): AsyncGenerator<Uint8Array, void, undefined> {
  for (const part of parts) yield* part;
}
