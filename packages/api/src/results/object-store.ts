/**
 * Where the service keeps what is too big for a database: rosters, segments of archives, and their ends. A folder, or a
 * bucket. All calls may throw `StoreError`; a key that is none of ours is a fault of the program, and a `RangeError`.
 */
export interface ObjectStore {
  /** What it is, for logs and for people: without secrets. */
  readonly place: string;
  /**
   * Keeps bytes under a key, in the place of what was there. They are seen whole or not at all, whenever the process
   * ends; when it resolves they survive the loss of power.
   */
  put(key: string, chunks: ByteChunks): Promise<{ readonly bytes: number }>;
  /** The bytes of an object, or a part of them; a part that goes over the end is what is there. `missing` when there is none. */
  read(key: string, range?: ByteRange): AsyncIterable<Uint8Array>;
  /** Bytes of an object; undefined when there is none. */
  size(key: string): Promise<number | undefined>;
  /** Objects whose key begins so, in the order of their keys. */
  list(prefix: string): AsyncIterable<StoredObject>;
  /** Takes away one object, or for a name that ends with `/` everything below it. There may be nothing. */
  remove(prefix: string): Promise<void>;
  /** Whether it can be written, read and cleaned: for readiness, and before a server starts. */
  probe(): Promise<void>;
}

export type ByteChunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** From `start` up to the byte before `end`; without an end, all the rest. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number;
}

export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
}
