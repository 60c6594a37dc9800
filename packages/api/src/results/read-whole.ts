import type { ObjectStore } from './object-store.ts';
import { StoreError } from './store-error.ts';

/** All bytes of a small object; undefined when there is none. Throws `StoreError`. */
export async function readWhole(store: ObjectStore, key: string): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of store.read(key)) pieces.push(piece);
  } catch (error) {
    if (error instanceof StoreError && error.kind === 'missing') return undefined;
    throw error;
  }
  return Buffer.concat(pieces);
}
