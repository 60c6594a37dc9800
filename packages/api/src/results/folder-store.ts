import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, opendir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileError, isCode } from './file-error.ts';
import type { ByteChunks, ByteRange, ObjectStore, StoredObject } from './object-store.ts';
import { StoreError } from './store-error.ts';
import { checkKey, checkPrefix } from './store-key.ts';

/** What is being written; no key begins with a dot. */
const COMING = '.coming';
/** What nobody has written to for so long was left behind by a process that was killed. */
const LEFT_BEHIND = 60 * 60 * 1000;
const WINDOW = 256 * 1024;

/** A store in a folder, for one machine or a file system that several share. Made when it is first written to. */
export class FolderStore implements ObjectStore {
  readonly place: string;
  readonly #root: string;

  readonly #now: () => number;

  constructor(folder: string, now: () => number = Date.now) {
    this.#now = now;
    this.#root = path.resolve(folder);
    this.place = `the folder ${this.#root}`;
  }

  async put(key: string, chunks: ByteChunks): Promise<{ readonly bytes: number }> {
    const target = this.#file(key);
    const coming = path.join(this.#root, COMING, randomUUID());
    try {
      const bytes = await this.#write(coming, key, chunks);
      await this.#told(`cannot keep ${key} in ${this.place}`, () => place(coming, target));
      return { bytes };
    } finally {
      await rm(coming, { force: true }).catch(() => undefined);
    }
  }

  async #write(coming: string, key: string, chunks: ByteChunks): Promise<number> {
    const what = `cannot write ${key} in ${this.place}`;
    const file = await this.#told(what, async () => {
      await mkdir(path.dirname(coming), { recursive: true });
      return open(coming, 'wx', 0o600);
    });
    try {
      let bytes = 0;
      // What the chunks throw is theirs; only what the file system says is told as the store's.
      for await (const chunk of chunks) {
        await this.#told(what, () => file.writeFile(chunk));
        bytes += chunk.byteLength;
      }
      await this.#told(what, () => file.sync());
      return bytes;
    } finally {
      await file.close().catch(() => undefined);
    }
  }

  async *read(key: string, range: ByteRange = { start: 0 }): AsyncGenerator<Uint8Array, void, undefined> {
    const place = this.#file(key);
    const what = `cannot read ${key} in ${this.place}`;
    const file = await this.#told(what, () => open(place));
    try {
      yield* this.#pieces(file, what, range);
    } finally {
      await file.close().catch(() => undefined);
    }
  }

  async *#pieces(
    file: FileHandle,
    what: string,
    { start, end = Infinity }: ByteRange,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    for (let at = start; at < end;) {
      const length = Math.min(WINDOW, end - at);
      const { bytesRead, buffer } = await this.#told(what, () => file.read(Buffer.allocUnsafe(length), 0, length, at));
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  }

  async size(key: string): Promise<number | undefined> {
    const file = this.#file(key);
    return this.#told(`cannot look for ${key} in ${this.place}`, async () => {
      try {
        const stats = await stat(file);
        return stats.isFile() ? stats.size : undefined;
      } catch (error) {
        if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
        throw error;
      }
    });
  }

  async *list(prefix: string): AsyncGenerator<StoredObject, void, undefined> {
    checkPrefix(prefix);
    yield* this.#walk(prefix.slice(0, prefix.lastIndexOf('/') + 1), prefix);
  }

  /** `below` is empty or ends with a slash. */
  async *#walk(below: string, prefix: string): AsyncGenerator<StoredObject, void, undefined> {
    for (const name of await this.#told(`cannot list ${this.place}`, () => sortedNames(path.join(this.#root, below)))) {
      const key = `${below}${name}`;
      if (!key.startsWith(prefix) && !prefix.startsWith(key)) continue;
      if (key.endsWith('/')) yield* this.#walk(key, prefix);
      else if (key.startsWith(prefix)) {
        const bytes = await this.size(key);
        if (bytes !== undefined) yield { key, bytes };
      }
    }
  }

  async remove(prefix: string): Promise<void> {
    checkPrefix(prefix);
    if (prefix === '') throw new RangeError('a store is never emptied at once');
    const isFolder = prefix.endsWith('/');
    const target = this.#file(isFolder ? prefix.slice(0, -1) : prefix);
    await this.#told(`cannot remove ${prefix} in ${this.place}`, async () => {
      const isThere = await kindOf(target);
      if (isThere !== (isFolder ? 'folder' : 'file')) return;
      await rm(target, { recursive: isFolder, force: true, maxRetries: 3 });
    });
  }

  async probe(): Promise<void> {
    const key = `probe-${randomUUID()}`;
    await this.put(key, [Buffer.from(key)]);
    try {
      for await (const piece of this.read(key))
        if (Buffer.from(piece).toString() !== key)
          throw new StoreError('unreachable', 'READBACK', `${this.place} gives back other bytes than were written`);
    } finally {
      await this.remove(key);
    }
    await this.#told(`cannot clean ${this.place}`, () =>
      sweep(path.join(this.#root, COMING), this.#now() - LEFT_BEHIND),
    );
  }

  #file(key: string): string {
    checkKey(key);
    return path.join(this.#root, ...key.split('/'));
  }

  async #told<T>(what: string, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      throw fileError(error, what);
    }
  }
}

/** Gives a file its name in one step. Whoever removes the folder in the meantime makes us begin again. */
async function place(coming: string, target: string): Promise<void> {
  const folder = path.dirname(target);
  for (let left = 5; ; left -= 1) {
    const made = await mkdir(folder, { recursive: true });
    try {
      await rename(coming, target);
      return await syncFolders(folder, made === undefined ? folder : path.dirname(made));
    } catch (error) {
      if (left === 0 || !isCode(error, 'ENOENT')) throw error;
    }
  }
}

/** A new name is safe when its folder is, up to the first that was there before. Windows has no such call. */
async function syncFolders(folder: string, first: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (folder !== first) await syncFolders(path.dirname(folder), first);
}

/** Names in the order that whole keys have: that of a folder with its slash. */
async function sortedNames(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.name.startsWith('.'))
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .sort((a, b) => (a < b ? -1 : 1));
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return [];
    throw error;
  }
}

async function kindOf(target: string): Promise<'file' | 'folder' | undefined> {
  try {
    const stats = await stat(target);
    return stats.isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  }
}

async function sweep(folder: string, before: number): Promise<void> {
  for await (const entry of await opendir(folder)) {
    const file = path.join(folder, entry.name);
    const stats = await stat(file).catch(() => undefined);
    if (stats !== undefined && stats.mtimeMs < before) await rm(file, { force: true });
  }
}
