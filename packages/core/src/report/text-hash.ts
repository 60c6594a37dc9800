/**
 * Sixteen hexadecimal digits for a text: two FNV-1a hashes of 32 bits with different starts. For telling findings
 * apart, never for keeping something secret.
 */
export function textHash(text: string): string {
  return fnv(text, 0x811c9dc5) + fnv(text, 0x2c9277b5);
}

function fnv(text: string, start: number): string {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  // Neighbouring texts differ in their last bits only until these are spread.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
}
