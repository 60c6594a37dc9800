import { Spool } from '../archive/spool.ts';
import { compareInOrder } from './compare-in-order.ts';
import { hashBytes } from './hash-bytes.ts';
import { isManifestName, manifestNames } from './manifest-names.ts';
import type { ManifestSource } from './manifest-source.ts';
import type { StreamedArchiveFile } from './streamed-archive-file.ts';
import { printSumLine, readSumLines } from './sum-lines.ts';

/** Bytes of the files at the end that are held; Duckbill's are far smaller. */
const SMALL = 1 << 20;
/** No file has this check sum. */
const OTHER = '0'.repeat(64);

/**
 * A fleet in an archive that has no directory. It is read once, from its start to its end, and what its manifest says is
 * only known then: until then the check sums of its files are spooled, and memory stays flat. Throws what the files throw.
 */
export async function streamSource(files: AsyncIterable<StreamedArchiveFile>): Promise<ManifestSource> {
  const found = await Spool.open();
  const sums = await Spool.open();
  const ends = new Map<string, Buffer>();
  let hasSums = false;
  try {
    for await (const { path, isOther, bytes } of files) {
      if (path === manifestNames.sums && !hasSums && !isOther) {
        hasSums = true;
        for await (const piece of bytes) await sums.add(piece);
      } else if (isManifestName(path) && !isOther && !ends.has(path) && path !== manifestNames.sums)
        ends.set(path, await startOf(bytes));
      else {
        const sum = await hashBytes(bytes);
        await found.add(Buffer.from(printSumLine(isOther ? OTHER : sum, path)));
      }
    }
  } catch (error) {
    await Promise.all([found.close(), sums.close()]);
    throw error;
  }
  return {
    read: (name) => {
      if (name === manifestNames.sums) return hasSums ? sums.read() : undefined;
      const bytes = ends.get(name);
      return bytes === undefined ? undefined : held(bytes);
    },
    compare: (lines, tell) => compareInOrder(readSumLines(found.read()), lines(), tell),
    close: async () => {
      await Promise.all([found.close(), sums.close()]);
    },
  };
}

/** All of it, or so much that it is seen to be too much. */
async function startOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    if (size <= SMALL) pieces.push(Buffer.from(piece));
    size += piece.byteLength;
  }
  return Buffer.concat(pieces);
}

// oxlint-disable-next-line require-await -- read like what is streamed
async function* held(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes;
}
