import { once } from 'node:events';
import { type Entry, open, type ZipFile } from 'yauzl';
import { hashBytes } from './hash-bytes.ts';
import { isManifestName } from './manifest-names.ts';
import type { ManifestProblem } from './manifest-problem.ts';
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
        await compareZip(again, sums(), tell);
      } finally {
        again.close();
      }
    },
    close: async () => zip.close(),
  };
}

async function compareZip(
  zip: ZipFile,
  sums: AsyncIterable<SumLine>,
  tell: (problem: ManifestProblem) => void,
): Promise<void> {
  // What stands in one of the two lists and did not come up in the other.
  const wanted = new Map<string, string>();
  const found = new Map<string, string>();
  const compare = (path: string, sum: string, other: string): void => {
    if (sum !== other) tell({ kind: 'changed', path });
  };
  const want = ({ path, sha256 }: SumLine): void => {
    const sum = found.get(path);
    if (sum === undefined) wanted.set(path, sha256);
    else {
      found.delete(path);
      compare(path, sum, sha256);
    }
  };
  const lines = sums[Symbol.asyncIterator]();
  for await (const entry of entriesOf(zip)) {
    const path = entry.fileName;
    if (isManifestName(path) || path.endsWith('/')) continue;
    const sum = await hashBytes(contentOf(zip, entry));
    const line = await lines.next();
    if (line.done !== true) {
      if (line.value.path === path) {
        compare(path, sum, line.value.sha256);
        continue;
      }
      want(line.value);
    }
    const other = wanted.get(path);
    if (other !== undefined) {
      wanted.delete(path);
      compare(path, sum, other);
    } else if (found.has(path)) tell({ kind: 'foreign', path });
    else found.set(path, sum);
  }
  for (let line = await lines.next(); line.done !== true; line = await lines.next()) want(line.value);
  for (const path of wanted.keys()) tell({ kind: 'missing', path });
  for (const path of found.keys()) tell({ kind: 'foreign', path });
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
