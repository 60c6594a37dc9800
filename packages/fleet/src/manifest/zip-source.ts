import { once } from 'node:events';
import { type Entry, open, type ZipFile } from 'yauzl';
import { compareInOrder } from './compare-in-order.ts';
import { hashBytes } from './hash-bytes.ts';
import { isManifestName } from './manifest-names.ts';
import type { ManifestSource } from './manifest-source.ts';
import type { SumLine } from './sum-lines.ts';

/**
 * A fleet in a ZIP. Its files are compared in the order of the archive, which is that of the check sums when nobody
 * packed it again; then memory stays flat. Throws what yauzl says of a damaged archive.
 */
export async function zipSource(file: string): Promise<ManifestSource> {
  const zip = await openZip(file);
  const ends = new Map<string, Entry>();
  for await (const entry of entriesOf(zip)) if (isManifestName(entry.fileName)) ends.set(entry.fileName, entry);
  return {
    read: (name) => {
      const entry = ends.get(name);
      return entry === undefined ? undefined : contentOf(zip, entry);
    },
    compare: async (sums, tell) => {
      const again = await openZip(file);
      try {
        await compareInOrder(sumsOf(again), sums(), tell);
      } finally {
        again.close();
      }
    },
    close: async () => zip.close(),
  };
}

async function* sumsOf(zip: ZipFile): AsyncGenerator<SumLine, void, undefined> {
  for await (const entry of entriesOf(zip)) {
    const path = entry.fileName;
    if (isManifestName(path) || path.endsWith('/')) continue;
    yield { path, sha256: await hashBytes(contentOf(zip, entry)) };
  }
}

/** A ZIP to be read entry by entry. */
export function openZip(file: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(file, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, zip) => {
      if (error === null) resolve(zip);
      else reject(error);
    });
  });
}

/** The entries in the order of the archive. */
export async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry, void, undefined> {
  let ended = false;
  zip.once('end', () => {
    ended = true;
    zip.emit('entry');
  });
  for (;;) {
    const next = once(zip, 'entry');
    zip.readEntry();
    const [entry]: Entry[] = await next;
    if (ended || entry === undefined) return;
    yield entry;
  }
}

/** The bytes of an entry. */
export async function* contentOf(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array, void, undefined> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => {
      if (error === null) resolve(opened);
      else reject(error);
    });
  });
  for await (const piece of stream) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
}
