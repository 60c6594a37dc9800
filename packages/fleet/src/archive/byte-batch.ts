const BATCH = 256 * 1024;

/** Joins small pieces, so that writing them costs a call for a quarter of a megabyte and not for each. */
export class ByteBatch {
  #ready: Uint8Array[] = [];
  #batch: Buffer = Buffer.allocUnsafe(BATCH);
  #filled = 0;
  #size: number;

  /** `start`: bytes that stand before these. */
  constructor(start = 0) {
    this.#size = start;
  }

  /** Bytes so far, those before these included. */
  get size(): number {
    return this.#size;
  }

  /** Whether there is enough to be worth a write. */
  get isFull(): boolean {
    return this.#ready.length > 0;
  }

  /** A place for so many bytes, to be filled at once; less than a batch. */
  reserve(length: number): Buffer {
    if (this.#filled + length > BATCH) this.#turn();
    const place = this.#batch.subarray(this.#filled, this.#filled + length);
    this.#filled += length;
    this.#size += length;
    return place;
  }

  add(piece: Uint8Array): void {
    const length = piece.byteLength;
    if (this.#filled + length > BATCH) this.#turn();
    if (length >= BATCH) this.#ready.push(piece);
    else {
      this.#batch.set(piece, this.#filled);
      this.#filled += length;
    }
    this.#size += length;
  }

  /** Counts bytes that somebody else puts here. */
  skip(length: number): void {
    this.#size += length;
  }

  /** What is full, to be written; with `all`, also what is not. */
  take(all = false): readonly Uint8Array[] {
    if (all) this.#turn();
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #turn(): void {
    if (this.#filled === 0) return;
    this.#ready.push(this.#batch.subarray(0, this.#filled));
    // Whoever is given the old one may still be writing it when the next is filled.
    this.#batch = Buffer.allocUnsafe(BATCH);
    this.#filled = 0;
  }
}
