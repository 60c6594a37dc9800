import { hash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';

/** Up to this size a small window of history does as well as a big one, and costs less than half of the time. */
const SMALL = 4096;
const small = { windowBits: 12, memLevel: 5, chunkSize: 2048 };
/** More than the files of a member, so that those of the next are found. */
const KEPT = 64;

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

/**
 * Contents of texts; what comes again soon is worked on only once: connection profiles, installers and their like are the
 * same for many members. Holds the last texts that differ, and those before them: a text that comes again stays.
 */
export class TextContents {
  #recent = new Map<string, TextContent>();
  #before = new Map<string, TextContent>();

  of(text: string): TextContent {
    const known = this.#recent.get(text);
    if (known !== undefined) return known;
    const content = this.#before.get(text) ?? new TextContent(text);
    if (this.#recent.size === KEPT) {
      this.#before = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(text, content);
    return content;
  }
}
