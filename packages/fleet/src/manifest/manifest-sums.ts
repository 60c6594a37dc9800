import { createHash, type KeyObject } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { ArchiveEntry, StreamedFile } from '../archive/archive-entry.ts';
import type { ByteKeeper } from '../archive/byte-keeper.ts';
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

/** How many files there are, and how many bytes they have together. */
export interface FileCounts {
  files: number;
  bytes: number;
}

/** Check sums of files, as lines of `SHA256SUMS`. */
export class ManifestSums {
  readonly counts: FileCounts = { files: 0, bytes: 0 };
  readonly #lines: ByteKeeper;

  constructor(lines: ByteKeeper) {
    this.#lines = lines;
  }

  /** A promise only when it has to be waited for before the next. */
  add(path: string, sha256: string, bytes: number): Promise<void> | undefined {
    this.counts.files += 1;
    this.counts.bytes += bytes;
    return this.#lines.add(Buffer.from(printSumLine(sha256, path)));
  }
}

/** What has to be known of check sums: of all of them together, in their order. */
export interface SumsFacts {
  readonly size: number;
  readonly crc32: number;
  readonly sha256: string;
}

/** Reads check sums once, from the first to the last. */
export async function factsOfSums(lines: AsyncIterable<Uint8Array>): Promise<SumsFacts> {
  const sum = createHash('sha256');
  let [size, crc] = [0, 0];
  for await (const piece of lines) {
    sum.update(piece);
    crc = crc32(piece, crc);
    size += piece.byteLength;
  }
  return { size, crc32: crc, sha256: sum.digest('hex') };
}

/** `SHA256SUMS` as a file of an archive, for which its facts are enough. */
export function sumsFile({ size, crc32 }: SumsFacts): Omit<StreamedFile, 'bytes'> {
  return { path: manifestNames.sums, mode: 0o644, size, crc32 };
}

/** What stands behind the check sums: `manifest.json`, and with a key the signature of it. */
export function manifestFiles(
  { generator, specSha256, programs, members }: ManifestOrigin,
  { files, bytes }: FileCounts,
  sums: SumsFacts,
  key?: KeyObject,
): readonly ArchiveEntry[] {
  const manifest = {
    format: 'duckbill-fleet',
    version: 1,
    generator,
    spec: { sha256: specSha256 },
    programs,
    members,
    files,
    bytes,
    sums: { path: manifestNames.sums, sha256: sums.sha256 },
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const facts: ArchiveEntry = { path: manifestNames.facts, text, mode: 0o644 };
  if (key === undefined) return [facts];
  return [
    facts,
    heldBytes(manifestNames.signature, signManifest(Buffer.from(text), key)),
    { path: manifestNames.publicKey, text: publicKeyOf(key), mode: 0o644 },
  ];
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
