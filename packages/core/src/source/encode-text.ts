/** Encodings that a changed text can be saved in besides UTF-8. */
const wide: ReadonlySet<string> = new Set(['utf-16le', 'utf-16be']);

/** Whether `encodeText` knows an encoding. */
export function isEncodable(encoding: string): boolean {
  return wide.has(encoding);
}

/** The bytes of a text in UTF-16; a byte-order mark in the text is written as it stands. */
export function encodeText(text: string, encoding: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const low = encoding === 'utf-16le' ? 0 : 1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    bytes[at * 2 + low] = unit & 0xff;
    bytes[at * 2 + 1 - low] = unit >> 8;
  }
  return bytes;
}
