import type { KeyObject } from 'node:crypto';
import type { FleetFile } from '@duckbill/core';
import type { ManifestOrigin } from '../manifest/manifest-sums.ts';
import type { MadeSegment } from '../threads/segment-order.ts';
import { endArchive } from './archive-end.ts';
import type { ArchiveKind } from './archive-format.ts';
import { moveDirectory } from './move-directory.ts';
import { inString } from './ndjson-printer.ts';
import type { FleetPrinting } from './print-fleet.ts';
import { Spool } from './spool.ts';

export interface SegmentsPrinting extends FleetPrinting {
  /** Files that are there once for all members; asked for at the end. */
  readonly shared: () => readonly FleetFile[];
}

/**
 * The archive of a fleet from its parts in their order: the same bytes as `printFleet` gives of all files. Memory stays
 * flat: what is needed at the end is spooled. Throws what the parts or the temporary files throw.
 */
export async function* printSegments(
  segments: AsyncIterable<MadeSegment>,
  { origin, key, shared, ...kind }: SegmentsPrinting,
): AsyncGenerator<Uint8Array, void, undefined> {
  const sums = await Spool.open();
  const directory = await Spool.open();
  try {
    const facts = { size: 0, files: 0, bytes: 0 };
    for await (const segment of segments) {
      yield segment.body;
      await sums.add(segment.sums);
      for await (const piece of moveDirectory([segment.directory], facts.size)) await directory.add(piece);
      facts.size += segment.size;
      facts.files += segment.files;
      facts.bytes += segment.bytes;
    }
    yield* printEnd(kind, { facts, sums, directory, shared: shared(), origin: origin(), key });
  } finally {
    await Promise.all([sums.close(), directory.close()]);
  }
}

interface Ending {
  readonly facts: { readonly size: number; readonly files: number; readonly bytes: number };
  readonly sums: Spool;
  readonly directory: Spool;
  readonly shared: readonly FleetFile[];
  readonly origin: ManifestOrigin;
  readonly key: KeyObject | undefined;
}

async function* printEnd(
  kind: ArchiveKind,
  { facts, sums, directory, key, ...rest }: Ending,
): AsyncGenerator<Uint8Array, void, undefined> {
  const { before, behind } = await endArchive({
    kind,
    ...rest,
    ...(key === undefined ? {} : { key }),
    // All of them together are one: what they were does not matter any more.
    segments: [facts],
    sums: () => sums.read(),
    directory: () => directory.read(),
  });
  yield before;
  yield* kind.format === 'ndjson' ? inStrings(sums.read()) : sums.read();
  yield* behind;
}

async function* inStrings(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const decoder = new TextDecoder();
  for await (const piece of bytes) yield Buffer.from(inString(decoder.decode(piece, { stream: true })));
}
