import { hash } from 'node:crypto';

const SHARDS = 256;
const LEAST = 16;
/** So full a table may be before it grows. */
const MOST_FULL = 0.8;
const GROWTH = 1.4;

/**
 * Tells ids that came before, at some 12 bytes each: a million of them in 12 MB. In many small tables, so that there are
 * never two big ones while one grows.
 */
export class SeenIds {
  readonly #shards = Array.from({ length: SHARDS }, () => new DigestTable());

  /** Whether an id is new. Two that differ are taken for the same once in ten million rosters of a million. */
  add(id: string): boolean {
    const digest = hash('sha256', id, 'buffer');
    const shard = this.#shards[digest[8] ?? 0];
    // Zero marks a free place.
    return shard === undefined || shard.add(digest.readUInt32LE(0), (digest.readUInt32LE(4) | 1) >>> 0);
  }
}

/** A set of digests of 63 bits, each in two halves: open addressing, place after place. */
class DigestTable {
  #places = LEAST;
  #halves = new Uint32Array(2 * LEAST);
  #count = 0;

  add(low: number, high: number): boolean {
    if (this.#count >= this.#places * MOST_FULL) this.#grow();
    const isNew = put(this.#halves, this.#places, low, high);
    if (isNew) this.#count += 1;
    return isNew;
  }

  #grow(): void {
    const places = Math.ceil(this.#places * GROWTH);
    const halves = new Uint32Array(2 * places);
    for (let at = 0; at < this.#halves.length; at += 2) {
      const high = this.#halves[at + 1] ?? 0;
      if (high !== 0) put(halves, places, this.#halves[at] ?? 0, high);
    }
    this.#halves = halves;
    this.#places = places;
  }
}

function put(halves: Uint32Array, places: number, low: number, high: number): boolean {
  let place = low % places;
  for (let there = halves[2 * place + 1]; there !== 0; there = halves[2 * place + 1]) {
    if (there === high && halves[2 * place] === low) return false;
    place = (place + 1) % places;
  }
  halves[2 * place] = low;
  halves[2 * place + 1] = high;
  return true;
}
