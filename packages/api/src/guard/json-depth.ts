const quote = 0x22;
const backslash = 0x5c;
const openers = new Set([0x5b, 0x7b]);
const closers = new Set([0x5d, 0x7d]);

/**
 * Whether JSON opens more brackets at once than allowed: looked at before it is parsed, because what parses and checks
 * deep values may recurse. One pass over the bytes, whatever they are; it stops where the limit is passed.
 */
export function isDeeperThan(bytes: Uint8Array, limit: number): boolean {
  let depth = 0;
  let inside = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (inside) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inside = false;
    } else if (byte === quote) {
      inside = true;
    } else if (openers.has(byte)) {
      depth += 1;
      if (depth > limit) return true;
    } else if (closers.has(byte)) {
      depth -= 1;
    }
  }
  return false;
}
