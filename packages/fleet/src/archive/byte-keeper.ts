/** Bytes that are needed again later, in their order. */
export interface ByteKeeper {
  readonly size: number;
  /** A promise only when it has to be waited for before the next. */
  add(piece: Uint8Array): Promise<void> | undefined;
  /** Everything added so far, from the start. */
  read(): AsyncIterable<Uint8Array>;
}

/** Keeps bytes in memory: for a segment, which has an end. */
export class HeldBytes implements ByteKeeper {
  readonly pieces: Uint8Array[] = [];
  size = 0;

  add(piece: Uint8Array): undefined {
    this.pieces.push(piece);
    this.size += piece.byteLength;
  }

  // oxlint-disable-next-line require-await -- read like what is in a file
  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    yield* this.pieces;
  }
}
