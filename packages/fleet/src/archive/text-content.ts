import { hash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';

/** Up to this size a small window of history does as well as a big one, and costs less than half of the time. */
const SMALL = 4096;
const small = { windowBits: 12, memLevel: 5, chunkSize: 2048 };
/** Installers are the same for all members and longer than anything of a member's own. */
const WORTH_KEEPING = 4096;
const KEPT = 16;

/** The bytes of a text, and what is said of them; each worked out when it is first asked for. */
export class TextContent {
  readonly bytes: Buffer;
  #crc32: number | undefined;
  #sha256: string | undefined;
  #deflated: Buffer | undefined;

  constructor(text: string) {
    this.bytes = Buffer.from(text);
  }

  get crc32(): number {
    return (this.#crc32 ??= crc32(this.bytes));
  }

  /** In hex. */
  get sha256(): string {
    return (this.#sha256 ??= hash('sha256', this.bytes));
  }

  /** Deflated; the bytes themselves where that would make them longer. */
  get packed(): Buffer {
    return (this.#deflated ??= shorter(this.bytes));
  }
}

function shorter(bytes: Buffer): Buffer {
  const deflated = deflateRawSync(bytes, bytes.byteLength <= SMALL ? small : {});
  return deflated.byteLength < bytes.byteLength ? deflated : bytes;
}

/** Contents of texts; long ones that come again and again are worked on only once. */
export class TextContents {
  readonly #kept = new Map<string, TextContent>();

  of(text: string): TextContent {
    if (text.length < WORTH_KEEPING) return new TextContent(text);
    const known = this.#kept.get(text);
    if (known !== undefined) return known;
    const content = new TextContent(text);
    if (this.#kept.size === KEPT) this.#kept.clear();
    this.#kept.set(text, content);
    return content;
  }
}
