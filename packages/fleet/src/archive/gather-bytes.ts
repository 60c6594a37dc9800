const BATCH = 256 * 1024;

/** Joins small pieces, so that writing them costs a call for a quarter of a megabyte and not for each. */
export async function* gatherBytes(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let batch = Buffer.allocUnsafe(BATCH);
  let filled = 0;
  for await (const piece of pieces) {
    if (filled + piece.byteLength > BATCH) {
      if (filled > 0) yield batch.subarray(0, filled);
      // Whoever was given the old one may still be writing it.
      batch = Buffer.allocUnsafe(BATCH);
      filled = 0;
    }
    if (piece.byteLength >= BATCH) yield piece;
    else {
      batch.set(piece, filled);
      filled += piece.byteLength;
    }
  }
  if (filled > 0) yield batch.subarray(0, filled);
}
