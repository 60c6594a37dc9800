import { hash, type KeyObject } from 'node:crypto';
import type { FleetFile } from '@duckbill/core';
import type { ArchiveEntry } from '../archive/archive-entry.ts';
import { Spool } from '../archive/spool.ts';
import { factsOfSums, manifestFiles, type ManifestOrigin, ManifestSums, sumsFile } from './manifest-sums.ts';

/**
 * The same files, and behind them their check sums, `manifest.json`, and with a key the signature of it. The origin is
 * asked for at the end, when its counts are known. Memory stays flat: the check sums are spooled.
 */
export async function* withManifest(
  files: Iterable<FleetFile> | AsyncIterable<FleetFile>,
  origin: () => ManifestOrigin,
  key?: KeyObject,
): AsyncGenerator<ArchiveEntry, void, undefined> {
  const lines = await Spool.open();
  try {
    const sums = new ManifestSums(lines);
    for await (const file of files) {
      yield file;
      const full = sums.add(file.path, hash('sha256', file.text), Buffer.byteLength(file.text));
      if (full !== undefined) await full;
    }
    const facts = await factsOfSums(lines.read());
    yield { ...sumsFile(facts), bytes: () => lines.read() };
    yield* manifestFiles(origin(), sums.counts, facts, key);
  } finally {
    await lines.close();
  }
}
