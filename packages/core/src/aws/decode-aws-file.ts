/** A file's text, and whether all of its bytes were UTF-8. */
export interface DecodedText {
  readonly text: string;
  readonly utf8: boolean;
}

const REPLACEMENT = 0xfffd;
/** `String.fromCharCode` takes its units as arguments: not too many at once. */
const CHUNK = 8192;

/**
 * Decodes the bytes of a file. What is not UTF-8 becomes U+FFFD as browsers, Node and Go have it; `java` puts one U+FFFD
 * for an encoded surrogate, where the others put three. A byte order mark stays.
 */
export function decodeAwsFile(bytes: Uint8Array, style: 'web' | 'java' = 'web'): DecodedText {
  const parts: string[] = [];
  let units: number[] = [];
  let utf8 = true;
  for (let at = 0; at < bytes.length;) {
    const { point, length } = nextPoint(bytes, at);
    if (point === undefined) {
      utf8 = false;
      units.push(REPLACEMENT);
      at += style === 'java' && isEncodedSurrogate(bytes, at) ? 3 : length;
    } else {
      if (point < 0x10000) units.push(point);
      else units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
      at += length;
    }
    if (units.length >= CHUNK) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  }
  parts.push(String.fromCharCode(...units));
  return { text: parts.join(''), utf8 };
}

/** The code point at an offset, or how many bytes one U+FFFD stands for: the longest start of a valid sequence. */
function nextPoint(bytes: Uint8Array, at: number): { point: number | undefined; length: number } {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return { point: first, length: 1 };
  const need = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  if (first < 0xc2 || first > 0xf4) return { point: undefined, length: 1 };
  let point = first & (0x3f >> need);
  for (let index = 1; index <= need; index += 1) {
    const byte = bytes[at + index] ?? 0;
    const least = index > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const most = index > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    if (byte < least || byte > most) return { point: undefined, length: index };
    point = (point << 6) | (byte & 0x3f);
  }
  return { point, length: need + 1 };
}

function isEncodedSurrogate(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xed && isContinuation(bytes[at + 1]) && isContinuation(bytes[at + 2]);
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}
