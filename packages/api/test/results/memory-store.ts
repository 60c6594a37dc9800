import type { ByteChunks, ByteRange, ObjectStore, StoredObject } from '../../src/results/object-store.ts';
import { StoreError } from '../../src/results/store-error.ts';
import { checkKey, checkPrefix } from '../../src/results/store-key.ts';

/** A store that is gone with its process, and counts what is read. */
export class MemoryStore implements ObjectStore {
  readonly place = 'memory';
  readonly objects: Map<string, Buffer> = new Map();
  /** Bytes handed out so far. */
  handedOut = 0;

  async put(key: string, chunks: ByteChunks): Promise<{ readonly bytes: number }> {
    checkKey(key);
    const pieces: Uint8Array[] = [];
    for await (const chunk of chunks) pieces.push(Buffer.from(chunk));
    const bytes = Buffer.concat(pieces);
    this.objects.set(key, bytes);
    return { bytes: bytes.byteLength };
  }

  // oxlint-disable-next-line require-await -- as other stores
  async *read(key: string, { start, end }: ByteRange = { start: 0 }): AsyncGenerator<Uint8Array, void, undefined> {
    checkKey(key);
    const bytes = this.objects.get(key);
    if (bytes === undefined) throw new StoreError('missing', 'MEMORY', `no ${key}`);
    const part = bytes.subarray(start, end);
    // In pieces that begin anywhere.
    for (let at = 0; at < part.byteLength; at += 777) {
      const piece = part.subarray(at, at + 777);
      this.handedOut += piece.byteLength;
      yield piece;
    }
  }

  async size(key: string): Promise<number | undefined> {
    checkKey(key);
    return this.objects.get(key)?.byteLength;
  }

  // oxlint-disable-next-line require-await -- as other stores
  async *list(prefix: string): AsyncGenerator<StoredObject, void, undefined> {
    checkPrefix(prefix);
    for (const [key, { byteLength: bytes }] of [...this.objects].sort(([a], [b]) => (a < b ? -1 : 1)))
      if (key.startsWith(prefix)) yield { key, bytes };
  }

  async remove(prefix: string): Promise<void> {
    checkPrefix(prefix);
    for (const key of this.objects.keys())
      if (prefix.endsWith('/') ? key.startsWith(prefix) : key === prefix) this.objects.delete(key);
  }

  async probe(): Promise<void> {
    await this.put('probe', []);
    await this.remove('probe');
  }
}
