import { createHash, hash, type KeyObject } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { FleetFile } from '@duckbill/core';
import type { ArchiveEntry, StreamedFile } from '../archive/archive-entry.ts';
import { Spool } from '../archive/spool.ts';
import { manifestNames } from './manifest-names.ts';
import { publicKeyOf, signManifest } from './sign.ts';
import { printSumLine } from './sum-lines.ts';

/** What a manifest says of where its files come from. */
export interface ManifestOrigin {
  /** Name and version of the program. */
  readonly generator: string;
  /** SHA-256 of the spec's bytes, in hex. */
  readonly specSha256: string;
  /** Programs and versions that the files are for. */
  readonly programs: readonly string[];
  readonly members: number;
}

/**
 * The same files, and behind them their check sums, `manifest.json`, and with a key the signature of it. The origin is
 * asked for at the end, when its counts are known. Memory stays flat: the check sums are spooled.
 */
export async function* withManifest(
  files: Iterable<FleetFile> | AsyncIterable<FleetFile>,
  origin: () => ManifestOrigin,
  key?: KeyObject,
): AsyncGenerator<ArchiveEntry, void, undefined> {
  const sums = await Spool.open();
  try {
    const sumOfSums = createHash('sha256');
    let count = 0;
    let bytes = 0;
    for await (const file of files) {
      yield file;
      const line = Buffer.from(printSumLine(hash('sha256', file.text), file.path));
      sumOfSums.update(line);
      const full = sums.add(line);
      if (full !== undefined) await full;
      count += 1;
      bytes += Buffer.byteLength(file.text);
    }
    yield {
      path: manifestNames.sums,
      mode: 0o644,
      size: sums.size,
      crc32: sums.crc32,
      bytes: () => sums.read(),
    };
    const text = printManifest(origin(), { count, bytes, sums: sumOfSums.digest('hex') });
    yield { path: manifestNames.facts, text, mode: 0o644 };
    if (key !== undefined) {
      yield heldBytes(manifestNames.signature, signManifest(Buffer.from(text), key));
      yield { path: manifestNames.publicKey, text: publicKeyOf(key), mode: 0o644 };
    }
  } finally {
    await sums.close();
  }
}

function printManifest(
  { generator, specSha256, programs, members }: ManifestOrigin,
  { count, bytes, sums }: { readonly count: number; readonly bytes: number; readonly sums: string },
): string {
  const manifest = {
    format: 'duckbill-fleet',
    version: 1,
    generator,
    spec: { sha256: specSha256 },
    programs,
    members,
    files: count,
    bytes,
    sums: { path: manifestNames.sums, sha256: sums },
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function heldBytes(path: string, bytes: Uint8Array): StreamedFile {
  return {
    path,
    mode: 0o644,
    size: bytes.byteLength,
    crc32: crc32(bytes),
    binary: true,
    // oxlint-disable-next-line require-await -- read like what is streamed
    bytes: async function* () {
      yield bytes;
    },
  };
}
