import { pack, type Pack } from 'tar-stream';
import type { ArchiveEntries, ArchiveEntry } from './archive-entry.ts';
import { gatherBytes } from './gather-bytes.ts';
import { refuseUnsafePath } from './refuse-unsafe-path.ts';
import { writeDrained } from './write-drained.ts';

/** As in a ZIP, which knows no earlier day. */
const MTIME = new Date('1980-01-01T00:00:00Z');

/**
 * A TAR (POSIX ustar, with pax records for names that need them) of these files in their order, as bytes: modes kept,
 * owner 0 without a name, every file of 1980-01-01. Memory stays flat. Throws `UnsafePathError` and what the entries throw.
 */
export function printTar(entries: ArchiveEntries): AsyncGenerator<Uint8Array, void, undefined> {
  return gatherBytes(tarPieces(entries));
}

async function* tarPieces(entries: ArchiveEntries): AsyncGenerator<Uint8Array, void, undefined> {
  const tar = pack();
  const filling = fill(tar, entries).catch((error: unknown) => {
    tar.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const piece of tar) if (piece instanceof Uint8Array) yield piece;
    await filling;
  } finally {
    tar.destroy();
  }
}

async function fill(tar: Pack, entries: ArchiveEntries): Promise<void> {
  for await (const entry of entries) {
    refuseUnsafePath(entry.path);
    await addEntry(tar, entry);
  }
  tar.finalize();
}

/** Done when it was taken, so that there is one file on the way at a time. */
async function addEntry(tar: Pack, entry: ArchiveEntry): Promise<void> {
  const { path: name, mode } = entry;
  const size = 'text' in entry ? Buffer.byteLength(entry.text) : entry.size;
  await new Promise<void>((resolve, reject) => {
    const sink = tar.entry({ name, mode, mtime: MTIME, size }, (error) => {
      if (error) reject(error);
      else resolve();
    });
    if ('text' in entry) sink.end(Buffer.from(entry.text));
    else feed(sink, entry.bytes()).catch(reject);
  });
}

async function feed(sink: ReturnType<Pack['entry']>, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of bytes) if (!(await writeDrained(sink, piece))) return;
  sink.end(undefined);
}
