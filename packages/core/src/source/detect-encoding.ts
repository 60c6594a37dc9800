/** What the first bytes of a file say. */
export interface Guess {
  readonly encoding: 'utf-8' | 'utf-16be' | 'utf-16le' | 'utf-32be' | 'utf-32le';
  /** A byte-order mark stands at the start. */
  readonly marked: boolean;
  /** The text begins with `<`. */
  readonly xml: boolean;
  /** It begins with `<?`: the JDK's reader tells UTF-16 by these two characters. */
  readonly declares: boolean;
}

/** Guesses by byte-order mark, then by where the zeros of `<` and `<?` fall. */
export function guessEncoding(bytes: Uint8Array): Guess {
  const [a, b, c, d] = bytes;
  const at = (start: number, encoding: Guess['encoding'], marked: boolean): Guess => {
    const width = encoding.startsWith('utf-32') ? 4 : encoding.startsWith('utf-16') ? 2 : 1;
    const low = encoding.endsWith('be') ? width - 1 : 0;
    let first = start;
    while ([0x20, 0x09, 0x0d, 0x0a, 0x0c].includes(bytes[first + low] ?? 0)) first += width;
    const xml = bytes[first + low] === 0x3c;
    return { encoding, marked, xml, declares: bytes[start + low] === 0x3c && bytes[start + width + low] === 0x3f };
  };
  if (a === 0xef && b === 0xbb && c === 0xbf) return at(3, 'utf-8', true);
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return at(4, 'utf-32le', true);
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return at(4, 'utf-32be', true);
  if (a === 0xff && b === 0xfe) return at(2, 'utf-16le', true);
  if (a === 0xfe && b === 0xff) return at(2, 'utf-16be', true);
  if (a === 0x3c && b === 0 && c === 0x3f && d === 0) return at(0, 'utf-16le', false);
  if (a === 0 && b === 0x3c && c === 0 && d === 0x3f) return at(0, 'utf-16be', false);
  if (a === 0x3c && b === 0 && c === 0 && d === 0) return at(0, 'utf-32le', false);
  if (a === 0 && b === 0 && c === 0 && d === 0x3c) return at(0, 'utf-32be', false);
  return at(0, 'utf-8', false);
}

/** An XML declaration that is longer than this names no encoding for us. */
export const declarationLength = 400;

/** The ASCII characters of the first bytes, whatever their width. */
export function asciiHead(bytes: Uint8Array, guess: Guess): string {
  const width = guess.encoding.startsWith('utf-32') ? 4 : guess.encoding.startsWith('utf-16') ? 2 : 1;
  let head = '';
  for (const byte of bytes.subarray(0, declarationLength * width))
    if (byte !== 0 && byte < 0x80) head += String.fromCharCode(byte);
  return head;
}

/** The encoding that the XML declaration at the start of a text names. */
export function declaredEncoding(head: string): string | undefined {
  const end = head.indexOf('?>');
  if (end < 0 || !head.replace('\uFEFF', '').startsWith('<?xml')) return undefined;
  const found = /\sencoding\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(head.slice(0, end));
  const name = found?.[1] ?? found?.[2];
  // Other than a name, it is the declaration that is wrong, and the XML reader says so.
  return name !== undefined && /^[A-Za-z][A-Za-z0-9._-]*$/.test(name) ? name : undefined;
}

/** The offset of the first byte that does not belong to well-formed UTF-8. */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = utf8Length(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

function utf8Length(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  const goesOn = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;
  if (!goesOn(second)) return 0;
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) {
    const overlong = first === 0xe0 && second < 0xa0;
    const surrogate = first === 0xed && second >= 0xa0;
    return !overlong && !surrogate && goesOn(bytes[at + 2]) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const overlong = first === 0xf0 && second < 0x90;
    const beyond = first === 0xf4 && second >= 0x90;
    return !overlong && !beyond && goesOn(bytes[at + 2]) && goesOn(bytes[at + 3]) ? 4 : 0;
  }
  return 0;
}
