import { createHash } from 'node:crypto';

/** Tells ids that came before, at 8 bytes each: a million of them in 16 MB. */
export class SeenIds {
  #table = new BigUint64Array(1024);
  #count = 0;

  /** Whether an id is new. Two that differ are taken for the same once in ten million rosters of a million. */
  add(id: string): boolean {
    // Zero marks a free place.
    const digest = createHash('sha256').update(id).digest().readBigUInt64LE() | 1n;
    if (this.#count * 2 >= this.#table.length) this.#grow();
    const isNew = put(this.#table, digest);
    if (isNew) this.#count += 1;
    return isNew;
  }

  #grow(): void {
    const larger = new BigUint64Array(this.#table.length * 2);
    for (const digest of this.#table) if (digest !== 0n) put(larger, digest);
    this.#table = larger;
  }
}

function put(table: BigUint64Array, digest: bigint): boolean {
  let at = Number((digest >> 1n) % BigInt(table.length));
  for (let there = table[at]; there !== 0n; there = table[at]) {
    if (there === digest) return false;
    at = (at + 1) % table.length;
  }
  table[at] = digest;
  return true;
}
