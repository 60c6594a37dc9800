import { ByteBatch } from './byte-batch.ts';
import { centralHeaderSize, movedCentralHeader } from './zip-records.ts';

/** The records of a part for the directory of a ZIP, with the places that its files have when the part starts further on. */
export async function* moveDirectory(
  records: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  by: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (by === 0) {
    yield* records;
    return;
  }
  const out = new ByteBatch();
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of records) {
    const bytes: Buffer = rest.byteLength === 0 ? Buffer.from(piece) : Buffer.concat([rest, piece]);
    let at = 0;
    for (let size = centralHeaderSize(bytes, at); size !== undefined; size = centralHeaderSize(bytes, at)) {
      out.add(movedCentralHeader(bytes.subarray(at, at + size), by));
      at += size;
    }
    rest = bytes.subarray(at);
    if (out.isFull) yield* out.take();
  }
  if (rest.byteLength > 0) throw new Error('the directory of a part of a ZIP was cut off');
  yield* out.take(true);
}
