import { crc32, deflateRawSync } from 'node:zlib';

/** A text as it stands in a ZIP. */
export interface PackedText {
  readonly packed: Buffer;
  readonly packedSize: number;
  readonly size: number;
  readonly crc32: number;
  /** 8: deflated; 0: as it is. */
  readonly method: 0 | 8;
}

/** Up to this size a small window of history does as well as a big one, and costs less than half of the time. */
const SMALL = 4096;
const small = { windowBits: 12, memLevel: 5, chunkSize: 2048 };
/** Installers are the same for all members and longer than anything of a member's own. */
const WORTH_KEEPING = 4096;
const KEPT = 16;

/** Packs texts, long ones that come again and again only once. */
export class Packer {
  readonly #store: boolean;
  readonly #kept = new Map<string, PackedText>();

  constructor(store: boolean) {
    this.#store = store;
  }

  pack(text: string): PackedText {
    if (text.length < WORTH_KEEPING) return this.#pack(text);
    const known = this.#kept.get(text);
    if (known !== undefined) return known;
    const packed = this.#pack(text);
    if (this.#kept.size === KEPT) this.#kept.clear();
    this.#kept.set(text, packed);
    return packed;
  }

  #pack(text: string): PackedText {
    const bytes = Buffer.from(text);
    const deflated = this.#store ? bytes : deflateRawSync(bytes, bytes.byteLength <= SMALL ? small : {});
    const packed = deflated.byteLength < bytes.byteLength ? deflated : bytes;
    return {
      packed,
      packedSize: packed.byteLength,
      size: bytes.byteLength,
      crc32: crc32(bytes),
      method: packed === bytes ? 0 : 8,
    };
  }
}
