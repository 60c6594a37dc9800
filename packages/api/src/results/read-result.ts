import type { ByteRange, ObjectStore } from './object-store.ts';
import { partsOf, type ResultLayout } from './result-layout.ts';
import { StoreError } from './store-error.ts';

/**
 * The bytes of a result, or a range of them: only the objects that hold some of them are read, and of these only that
 * part. Throws `StoreError`; `missing` also when an object is shorter than the layout says.
 */
export async function* readResult(
  store: ObjectStore,
  layout: ResultLayout,
  { start, end = layout.bytes }: ByteRange = { start: 0 },
): AsyncGenerator<Uint8Array, void, undefined> {
  let at = 0;
  for (const { key, bytes } of partsOf(layout)) {
    if (end <= at) return;
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, bytes);
    at += bytes;
    if (from >= to) continue;
    let left = to - from;
    for await (const piece of store.read(key, from === 0 && to === bytes ? undefined : { start: from, end: to })) {
      left -= piece.byteLength;
      yield piece;
    }
    if (left !== 0) throw new StoreError('missing', 'TRUNCATED', `${key} in ${store.place} is not as it was written`);
  }
}
