import type { KeyObject } from 'node:crypto';
import { factsOfSums, manifestFiles, type ManifestOrigin, sumsFile } from '../manifest/manifest-sums.ts';
import type { FileGroups } from './archive-entry.ts';
import type { ArchiveKind } from './archive-format.ts';
import { ByteBatch } from './byte-batch.ts';
import { FleetPrinter } from './fleet-printer.ts';
import { printEntry } from './print-archive.ts';
import { Spool } from './spool.ts';

/** What a fleet is printed with. */
export interface FleetPrinting extends ArchiveKind {
  /** Asked for at the end, when its counts are known. */
  readonly origin: () => ManifestOrigin;
  /** Signs the manifest. */
  readonly key?: KeyObject;
}

/**
 * The archive of a fleet: its files, and behind them their check sums and manifest. The same bytes as `withManifest` and a
 * printer give, in less time, because the files of a member come together. Memory stays flat: what is needed at the end is
 * spooled. Throws `UnsafePathError`, and what the files or the temporary files throw.
 */
export async function* printFleet(
  groups: FileGroups,
  { origin, key, ...kind }: FleetPrinting,
): AsyncGenerator<Uint8Array, void, undefined> {
  const sums = await Spool.open();
  const directory = await Spool.open();
  try {
    const out = new ByteBatch();
    const printer = new FleetPrinter(kind, out, directory, sums);
    for await (const group of groups) {
      for (const file of group) {
        const full = printer.add(file);
        if (full !== undefined) await full;
      }
      if (out.isFull) yield* out.take();
    }
    const facts = await factsOfSums(sums.read());
    const closing = [
      { ...sumsFile(facts), bytes: () => sums.read() },
      ...manifestFiles(origin(), printer.counts, facts, key),
    ];
    for (const entry of closing) {
      yield* printEntry(entry, printer.entries, printer.contents, out);
      if (out.isFull) yield* out.take();
    }
    yield* out.take(true);
    yield* printer.entries.end();
  } finally {
    await Promise.all([sums.close(), directory.close()]);
  }
}
