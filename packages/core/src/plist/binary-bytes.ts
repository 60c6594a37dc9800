/** Leaves the reading of a binary property list: dd-plist refuses it here. Never seen outside this folder. */
export class BinaryStop extends Error {}

/** The head and the tables of a binary property list, and its numbers and texts as dd-plist takes them. */
export class BinaryBytes {
  readonly bytes: Uint8Array;
  readonly #view: DataView;
  readonly #offsetSize: number;
  readonly #referenceSize: number;
  readonly #objectCount: number;
  readonly #tableOffset: number;
  /** Where the trailer begins: no value may reach into it (vectors, binary/ascii-over-end). */
  readonly #end: number;
  readonly top: number;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    checkHeader(bytes);
    const trailer = bytes.length - 32;
    this.#end = trailer;
    this.#offsetSize = bytes[trailer + 6] ?? 0;
    this.#referenceSize = bytes[trailer + 7] ?? 0;
    // Eight bytes each, of which Java keeps the lower four, with a sign.
    this.#objectCount = this.#view.getInt32(trailer + 12);
    this.top = this.#view.getInt32(trailer + 20);
    this.#tableOffset = this.#view.getInt32(trailer + 28);
    // In Java's 32 bits: a count that is absurd enough wraps around and passes.
    const tableEnd = (this.#tableOffset + Math.imul(this.#objectCount + 1, this.#offsetSize)) | 0;
    if (tableEnd > bytes.length) throw new BinaryStop('a broken table of offsets');
  }

  /** Where an object stands. */
  offsetOf(object: number): number {
    if (object < 0 || object >= this.#objectCount) throw new BinaryStop('a reference to an object that is not there');
    const entry = (this.#tableOffset + Math.imul(object, this.#offsetSize)) | 0;
    const offset = this.int(entry, this.#offsetSize);
    if (offset < 0 || offset >= this.#end) throw new BinaryStop('an object outside the file');
    return offset;
  }

  /** The references of a list. */
  references(start: number, count: number): number[] {
    const size = this.#referenceSize;
    if (count < 0 || start + count * size > this.#end) throw new BinaryStop('a list that is longer than the file');
    return Array.from({ length: count }, (_, index) => this.int(start + index * size, size));
  }

  /** How many bytes `count` references take. */
  referencesLength(count: number): number {
    return count * this.#referenceSize;
  }

  /** A big-endian number, its lower 32 bits with a sign. */
  int(start: number, length: number): number {
    let value = 0;
    for (let at = start; at < start + length; at += 1) value = (value << 8) | this.#at(at);
    return value;
  }

  /** A big-endian number, its lower 64 bits with a sign. */
  long(start: number, length: number): bigint {
    let value = 0n;
    for (const byte of this.slice(start, length).subarray(-8)) value = (value << 8n) | BigInt(byte);
    return BigInt.asIntN(64, value);
  }

  /** A float of four or eight bytes. */
  real(start: number, length: number): number {
    if (length !== 4 && length !== 8) throw new BinaryStop('a real number of another size than 4 or 8 bytes');
    if (start + length > this.#end) throw new BinaryStop('a value that is longer than the file');
    return length === 4 ? this.#view.getFloat32(start) : this.#view.getFloat64(start);
  }

  slice(start: number, length: number): Uint8Array {
    if (length < 0 || start + length > this.#end) throw new BinaryStop('a value that is longer than the file');
    return this.bytes.subarray(start, start + length);
  }

  /** The length of an object and where its content begins; of 15 or more it stands in a number of its own. */
  lengthAt(offset: number): { readonly length: number; readonly start: number } {
    const info = this.#at(offset) & 0x0f;
    if (info !== 0x0f) return { length: info, start: offset + 1 };
    // Whatever kind of object that number is: dd-plist looks at its size only.
    const size = 2 ** (this.#at(offset + 1) & 0x0f);
    const start = offset + 2 + size;
    if (size < 3) return { length: this.int(offset + 2, size), start };
    const length = signed(this.slice(offset + 2, size));
    if (length < 0n || length > 0x7fffffffn) throw new BinaryStop('a length that is negative or too large');
    return { length: Number(length), start };
  }

  #at(offset: number): number {
    const byte = this.bytes[offset];
    if (byte === undefined) throw new BinaryStop('a value that is longer than the file');
    return byte;
  }
}

function checkHeader(bytes: Uint8Array): void {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  if (!head.startsWith('bplist')) throw new BinaryStop('a binary property list has to begin at the first byte');
  if (!/^bplist\d\d$/.test(head)) throw new BinaryStop('a binary property list without a version');
  if (head[6] !== '0') throw new BinaryStop('a binary property list of version 1 or later');
  if (bytes.length < 40) throw new BinaryStop('the file ends before its table of offsets');
}

function signed(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(bytes.length * 8, value);
}
