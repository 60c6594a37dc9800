/** A decoded text, and the first percent sign in it that stayed as it is. */
export interface PercentDecoded {
  readonly value: string;
  readonly keptAt?: number;
}

/**
 * Percent sequences of one, two and three bytes of UTF-8 become characters; all others stay, as in Cyberduck
 * (cyberduck-formats §5.7). `+` is a plus.
 */
export function decodePercent(text: string): PercentDecoded {
  const parts: string[] = [];
  let done = 0;
  let keptAt: number | undefined;
  for (let at = text.indexOf('%'); at !== -1; at = text.indexOf('%', Math.max(at + 1, done))) {
    const character = characterAt(text, at);
    if (character === undefined) {
      keptAt ??= at;
      continue;
    }
    parts.push(text.slice(done, at), character.text);
    done = at + character.length;
  }
  const value = parts.join('') + text.slice(done);
  return keptAt === undefined ? { value } : { value, keptAt };
}

function characterAt(text: string, at: number): { readonly text: string; readonly length: number } | undefined {
  const first = byteAt(text, at);
  if (first === undefined) return undefined;
  if (first < 0x80) return { text: String.fromCharCode(first), length: 3 };
  const second = byteAt(text, at + 3);
  if (!isContinuation(second)) return undefined;
  if (first >= 0xc2 && first < 0xe0) {
    return { text: String.fromCharCode(((first & 0x1f) << 6) | (second & 0x3f)), length: 6 };
  }
  const third = byteAt(text, at + 6);
  if (first < 0xe0 || first >= 0xf0 || !isContinuation(third)) return undefined;
  const code = ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
  const isOverlong = code < 0x800;
  const isSurrogate = code >= 0xd800 && code < 0xe000;
  return isOverlong || isSurrogate ? undefined : { text: String.fromCharCode(code), length: 9 };
}

function byteAt(text: string, at: number): number | undefined {
  const digits = text.slice(at + 1, at + 3);
  return text.charAt(at) === '%' && /^[\dA-Fa-f]{2}$/u.test(digits) ? Number.parseInt(digits, 16) : undefined;
}

function isContinuation(byte: number | undefined): byte is number {
  return byte !== undefined && byte >= 0x80 && byte < 0xc0;
}

/**
 * A text so that `decodePercent` gives it back: letters, digits, `-._~` and what `safe` lists stay. Characters of four
 * bytes stay too: Cyberduck does not decode them.
 */
export function encodePercent(text: string, safe: string): string {
  const parts: string[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const stays = /^[\w.~-]$/u.test(character) || safe.includes(character) || code > 0xffff;
    parts.push(stays || isLoneSurrogate(code) ? character : encodeURIComponent(character).replace(/^[!'()*]$/u, hex));
  }
  return parts.join('');
}

function isLoneSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xe000;
}

function hex(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
