const quote = 0x22;
const backslash = 0x5c;
/** `[` and `{` differ in this bit alone, and so do `]` and `}`. */
const curly = 0x20;
const opener = 0x5b;
const closer = 0x5d;

/**
 * Whether JSON opens more brackets at once than allowed: looked at before it is parsed, because what parses and checks
 * deep values may recurse. One pass over the bytes, whatever they are; it stops where the limit is passed.
 */
export function isDeeperThan(bytes: Uint8Array, limit: number): boolean {
  const { length } = bytes;
  let depth = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) {
      at = endOfString(bytes, at + 1);
      continue;
    }
    const bracket = byte & ~curly;
    if (bracket === opener) {
      depth += 1;
      if (depth > limit) return true;
    } else if (bracket === closer) {
      depth -= 1;
    }
  }
  return false;
}

/** Where the quote stands that ends a string; behind the last byte when there is none. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(quote, start); at !== -1; at = bytes.indexOf(quote, at + 1)) {
    let before = at;
    while (before > start && bytes[before - 1] === backslash) before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
  return bytes.length;
}
