/**
 * Bytes as a text with one character for each, NULs left out: words of UTF-16 and UTF-32 stand in it like those of UTF-8,
 * also where one file holds two of them. What is changed in it goes back to its bytes.
 */
export interface ByteView {
  readonly text: string;
  /** Bytes with the changes: one character for one, at places of `text`. */
  readonly write: (changes: Iterable<readonly [at: number, text: string]>) => Uint8Array;
}

export function viewBytes(bytes: Uint8Array): ByteView {
  const places = bytes.includes(0) ? placesWithoutNul(bytes) : undefined;
  const shown = places === undefined ? bytes : places.map((place) => bytes[place] ?? 0);
  return {
    text: latin1Of(shown),
    write: (changes) => {
      // Not `slice`: that of Node's Buffer shares the bytes, and the record is to stay as it was.
      const changed = new Uint8Array(bytes);
      for (const [at, text] of changes) {
        for (let index = 0; index < text.length; index += 1) {
          const place = places === undefined ? at + index : places[at + index];
          if (place !== undefined) changed[place] = text.charCodeAt(index);
        }
      }
      return changed;
    },
  };
}

function placesWithoutNul(bytes: Uint8Array): Uint32Array {
  const places = new Uint32Array(bytes.length);
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] !== 0) places[count++] = at;
  return places.subarray(0, count);
}

function latin1Of(bytes: Uint8Array | Uint32Array): string {
  const parts: string[] = [];
  // As many arguments as a call takes everywhere.
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}

/** How a text may stand in such a view. */
export function viewsOf(text: string): readonly string[] {
  const utf8 = latin1Of(new TextEncoder().encode(text));
  if (utf8 === text) return [text];
  let wide = '';
  let other = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const [high, low] = [code >> 8, code & 0xff].map((byte) => (byte === 0 ? '' : String.fromCharCode(byte)));
    wide += `${low}${high}`;
    other += `${high}${low}`;
  }
  return [utf8, wide, other];
}
