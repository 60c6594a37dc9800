import { UnreadableArchiveError } from './unreadable-archive-error.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** The longest that one escape is: a pair of surrogates. */
const LONGEST_ESCAPE = 12;
/** Characters of a name, a path or a signature. */
const SHORT = 64 * 1024;

const escapes: ReadonlyMap<number, string> = new Map(
  Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }).map(
    ([unit, meaning]) => [unit.charCodeAt(0), meaning] as const,
  ),
);

/** Reads JSON piece by piece, strings of any length among it. */
export class JsonBytes {
  /** What `next` read last. */
  last = 0;
  readonly #pieces: AsyncIterator<Uint8Array>;
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#pieces = bytes[Symbol.asyncIterator]();
  }

  /** Whether anything but blanks is left. */
  async more(): Promise<boolean> {
    for (;;) {
      while (this.#at < this.#bytes.byteLength) {
        if (!isBlank(this.#bytes[this.#at])) return true;
        this.#at += 1;
      }
      if (!(await this.#fill())) return false;
    }
  }

  /** The next byte that is no blank. */
  async next(line: number): Promise<number> {
    if (!(await this.more())) throw new UnreadableArchiveError(`line ${line} is cut off`);
    this.last = this.#bytes[this.#at] ?? 0;
    this.#at += 1;
    return this.last;
  }

  async expect(byte: number, line: number): Promise<void> {
    if ((await this.next(line)) !== byte) throw new UnreadableArchiveError(`line ${line} is no file of a fleet`);
  }

  /** A string that is held. */
  async shortString(line: number): Promise<string> {
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of this.string(line)) {
      pieces.push(piece);
      size += piece.byteLength;
      if (size > SHORT) throw new UnreadableArchiveError(`line ${line} has a name that is too long`);
    }
    return Buffer.concat(pieces).toString();
  }

  /** The text of a string, in UTF-8. */
  async *string(line: number): AsyncGenerator<Uint8Array, void, undefined> {
    await this.expect(QUOTE, line);
    for (;;) {
      const { text, isEnd } = this.#unescaped(line);
      if (text.byteLength > 0) yield text;
      if (isEnd) return;
      if (!(await this.#fill())) throw new UnreadableArchiveError(`line ${line} is cut off`);
    }
  }

  /** As much of a string as is here: up to its quote, or to an escape of which not all is here. */
  #unescaped(line: number): { readonly text: Buffer; readonly isEnd: boolean } {
    const bytes = this.#bytes;
    // Nothing becomes longer when it is unescaped.
    const text = Buffer.allocUnsafe(bytes.byteLength - this.#at);
    let filled = 0;
    let at = this.#at;
    let isEnd = false;
    while (at < bytes.byteLength && !isEnd) {
      const byte = bytes[at] ?? 0;
      if (byte === QUOTE) {
        isEnd = true;
        at += 1;
      } else if (byte === BACKSLASH) {
        const escape = readEscape(bytes, at);
        if (escape === 'cut') break;
        if (escape === undefined) throw new UnreadableArchiveError(`line ${line} is not JSON`);
        filled += text.write(escape.text, filled);
        at += escape.length;
      } else {
        if (byte < 0x20) throw new UnreadableArchiveError(`line ${line} is not JSON`);
        text[filled] = byte;
        filled += 1;
        at += 1;
      }
    }
    this.#at = at;
    return { text: text.subarray(0, filled), isEnd };
  }

  async #fill(): Promise<boolean> {
    const { value, done } = await this.#pieces.next();
    if (done === true) return false;
    const rest = this.#bytes.subarray(this.#at);
    this.#bytes = rest.byteLength === 0 ? Buffer.from(value) : Buffer.concat([rest, value]);
    this.#at = 0;
    return true;
  }
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

interface Escape {
  readonly text: string;
  readonly length: number;
}

/** What an escape stands for; `cut` when more bytes are needed to know. */
function readEscape(bytes: Buffer, at: number): Escape | 'cut' | undefined {
  const left = bytes.byteLength - at;
  if (left < 2) return 'cut';
  const kind = bytes[at + 1] ?? 0;
  const simple = escapes.get(kind);
  if (simple !== undefined) return { text: simple, length: 2 };
  if (kind !== 0x75) return undefined;
  if (left < 6) return 'cut';
  const unit = hexUnit(bytes, at);
  if (unit === undefined) return undefined;
  if (unit < 0xd800 || unit > 0xdbff) return { text: String.fromCharCode(unit), length: 6 };
  if (
    left < LONGEST_ESCAPE &&
    bytes.subarray(at + 6).every((byte, index) => index > 1 || byte === [BACKSLASH, 0x75][index])
  )
    return 'cut';
  const low = bytes[at + 6] === BACKSLASH && bytes[at + 7] === 0x75 ? hexUnit(bytes, at + 6) : undefined;
  if (low === undefined || low < 0xdc00 || low > 0xdfff) return { text: '\u{fffd}', length: 6 };
  return { text: String.fromCharCode(unit, low), length: LONGEST_ESCAPE };
}

function hexUnit(bytes: Buffer, at: number): number | undefined {
  const digits = bytes.toString('latin1', at + 2, at + 6);
  return /^[0-9a-fA-F]{4}$/u.test(digits) ? Number.parseInt(digits, 16) : undefined;
}
