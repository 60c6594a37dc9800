/** ASCII; what is none becomes U+FFFD. */
export function asciiText(bytes: Uint8Array): string {
  return units(bytes.length, (index) => {
    const byte = bytes[index] ?? 0;
    return byte < 0x80 ? byte : 0xfffd;
  });
}

/** UTF-16, big-endian; half a surrogate pair becomes U+FFFD. */
export function utf16Text(bytes: Uint8Array): string {
  const text = units(bytes.length >> 1, (index) => ((bytes[2 * index] ?? 0) << 8) | (bytes[2 * index + 1] ?? 0));
  return text.replaceAll(/[\uD800-\uDFFF]/gu, '\uFFFD');
}

function units(length: number, unit: (index: number) => number): string {
  const parts: string[] = [];
  for (let start = 0; start < length; start += 4096) {
    const count = Math.min(4096, length - start);
    parts.push(String.fromCharCode(...Array.from({ length: count }, (_, index) => unit(start + index))));
  }
  return parts.join('');
}

/**
 * How many bytes dd-plist takes for so many characters of UTF-8. It counts two for every longer sequence, so that a
 * euro sign loses its last byte and reads as U+FFFD (vectors, binary/utf8-three-byte).
 */
export function utf8Length(bytes: Uint8Array, start: number, characters: number): number {
  let length = 0;
  for (let index = 0; index < characters; index += 1) {
    const first = bytes[start + length];
    if (first === undefined) return characters;
    if (first < 0x80) length += 1;
    else {
      const tail = first < 0xc0 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf8 ? 3 : 0;
      if (tail < 0) return characters;
      for (let at = 1; at <= tail; at += 1) if (((bytes[start + length + at] ?? 0) & 0xc0) !== 0x80) return characters;
      length += 2;
    }
  }
  return length;
}
