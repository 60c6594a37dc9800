const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: false });
const hexDigits = '0123456789ABCDEF';

/**
 * The bytes of a percent-encoded text. A `%` that is not followed by two hexadecimal digits is itself; a raw character
 * stands for its byte, as an HTTP server hands it over.
 */
export function decodeBytes(text: string, plusIsSpace: boolean): Uint8Array {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const byte = unit === percent ? hexByte(text, index + 1) : undefined;
    if (byte !== undefined) {
      bytes.push(byte);
      index += 2;
    } else if (unit === plus && plusIsSpace) {
      bytes.push(space);
    } else if (unit < 256) {
      bytes.push(unit);
    } else {
      const point = text.codePointAt(index) ?? unit;
      bytes.push(...encoder.encode(String.fromCodePoint(point)));
      if (point > 0xffff) index += 1;
    }
  }
  return Uint8Array.from(bytes);
}

/** The text that a percent-encoded text stands for, in UTF-8. */
export function decodeText(text: string, plusIsSpace: boolean): string {
  // Most names and values, and the ten megabytes of filler that STS must survive, need no decoding at all.
  if (/^[A-Za-z0-9_.~:/=*-]*$/.test(text)) return text;
  return decoder.decode(decodeBytes(text, plusIsSpace));
}

/** Bytes as SigV4 encodes them: everything but `A-Za-z0-9-_.~` (aws-wire §6). */
export function encodeBytes(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    text += isUnreserved(byte)
      ? String.fromCharCode(byte)
      : `%${hexDigits.charAt(byte >> 4)}${hexDigits.charAt(byte & 15)}`;
  }
  return text;
}

/** A text as SigV4 encodes it. */
export function encodeText(text: string): string {
  return encodeBytes(encoder.encode(text));
}

const percent = 37;
const plus = 43;
const space = 32;

function hexByte(text: string, at: number): number | undefined {
  const high = hexValue(text.charCodeAt(at));
  const low = hexValue(text.charCodeAt(at + 1));
  return high === undefined || low === undefined ? undefined : high * 16 + low;
}

function hexValue(unit: number): number | undefined {
  if (unit >= 48 && unit <= 57) return unit - 48;
  if (unit >= 65 && unit <= 70) return unit - 55;
  if (unit >= 97 && unit <= 102) return unit - 87;
  return undefined;
}

function isUnreserved(byte: number): boolean {
  return (
    (byte >= 48 && byte <= 57) ||
    (byte >= 65 && byte <= 90) ||
    (byte >= 97 && byte <= 122) ||
    byte === 45 ||
    byte === 46 ||
    byte === 95 ||
    byte === 126
  );
}
