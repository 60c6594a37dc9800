import { ByteBatch } from './byte-batch.ts';

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
  readonly #batch = new ByteBatch();
  readonly #pieces: Uint8Array[] = [];

  get size(): number {
    return this.#batch.size;
  }

  /** Few and long: each of them is a write for whoever keeps them. */
  get pieces(): readonly Uint8Array[] {
    this.#pieces.push(...this.#batch.take(true));
    return this.#pieces;
  }

  add(piece: Uint8Array): undefined {
    this.#batch.add(piece);
  }

  // oxlint-disable-next-line require-await -- read like what is in a file
  async *read(): AsyncGenerator<Uint8Array, void, undefined> {
    yield* this.pieces;
  }
}
