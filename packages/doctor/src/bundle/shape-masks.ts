/**
 * What stands for secrets in a bundle: of the same length, with letters for letters, digits for digits and every other
 * sign kept, so that readers and rules say the same of it. Equal secrets get equal marks and different ones different
 * marks. A mark is made from the place in the line of secrets, not from the secret: nothing leads back.
 */
export class ShapeMasks {
  readonly #marks: Map<string, string> = new Map();
  readonly #taken: Set<string> = new Set();

  /** Everything that has a mark by now. */
  get secrets(): Iterable<string> {
    return this.#marks.keys();
  }

  /** `secret` has one character for each byte. */
  markOf(secret: string): string {
    const known = this.#marks.get(secret);
    if (known !== undefined) return known;
    let mark = secret;
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      mark = dress(secret, randomFrom(this.#marks.size * mostAttempts + attempt));
      if (mark !== secret && !this.#taken.has(mark)) break;
    }
    this.#marks.set(secret, mark);
    this.#taken.add(mark);
    return mark;
  }
}

/** A word of one letter has but 25 marks: some are the same in the end. */
const mostAttempts = 64;

/** What an escape in XML, JSON or a URL stands for may be a letter; its form must stay. */
const escape =
  /&#x(?<hex>[0-9A-Fa-f]{1,8});|&#(?<decimal>\d{1,8});|&[a-z]{2,6};|\\u(?<unit>[0-9A-Fa-f]{4})|\\[bfnrt]|%(?<octet>[0-9A-Fa-f]{2})/gu;

function dress(secret: string, random: () => number): string {
  const parts: string[] = [];
  let done = 0;
  for (const match of secret.matchAll(escape)) {
    parts.push(dressPlain(secret.slice(done, match.index), random), dressEscape(match));
    done = match.index + match[0].length;
  }
  parts.push(dressPlain(secret.slice(done), random));
  return parts.join('');
}

/** `X` in every notation. */
function dressEscape({ 0: text, groups = {} }: RegExpMatchArray): string {
  const { hex, decimal, unit, octet } = groups;
  if (hex !== undefined) return `&#x${hex.length < 2 ? hex : '58'.padStart(hex.length, '0')};`;
  if (decimal !== undefined) return `&#${decimal.length < 2 ? decimal : '88'.padStart(decimal.length, '0')};`;
  if (unit !== undefined) return '\\u0058';
  if (octet === undefined) return text;
  return /^[0-9A-Za-z]$/u.test(String.fromCharCode(Number.parseInt(octet, 16))) ? '%58' : text;
}

function dressPlain(text: string, random: () => number): string {
  let dressed = '';
  for (let at = 0; at < text.length; at += 1) dressed += dressUnit(text, at, random);
  return dressed;
}

function dressUnit(text: string, at: number, random: () => number): string {
  const code = text.charCodeAt(at);
  // No zero in the place of another digit: a number of JSON must not begin with one.
  if (code > digitZero && code < digitZero + 10) return String.fromCharCode(digitZero + 1 + (random() % 9));
  if (code >= upperA && code < upperA + 26) return String.fromCharCode(upperA + (random() % 26));
  if (code >= lowerA && code < lowerA + 26) return String.fromCharCode(lowerA + (random() % 26));
  return code < 0x80 ? text.charAt(at) : dressHighByte(text, at);
}

const digitZero = 48;
const upperA = 65;
const lowerA = 97;

/** Two characters of each length that UTF-8 has, so that none stands for itself; the first also as a code page has it. */
const highCharacters: Readonly<Record<number, readonly [string, string]>> = {
  1: ['\u00E9', '\u00FC'],
  2: ['\u00C3\u00A9', '\u00C3\u00BC'],
  3: ['\u00E4\u00B8\u0080', '\u00E4\u00B8\u0081'],
  4: ['\u00F0\u009F\u0094\u0091', '\u00F0\u009F\u0094\u0092'],
};

function dressHighByte(text: string, at: number): string {
  let start = at;
  while (at - start < 3 && isContinuation(text.charCodeAt(start))) start -= 1;
  let length = lengthOfCharacter(text.charCodeAt(start));
  for (let next = start + 1; next < start + length; next += 1) if (!isContinuation(text.charCodeAt(next))) length = 1;
  if (at - start >= length) [start, length] = [at, 1];
  const [one = '', other = ''] = highCharacters[length] ?? [];
  return (text.startsWith(one, start) ? other : one).charAt(at - start);
}

function isContinuation(code: number): boolean {
  return code >= 0x80 && code < 0xc0;
}

function lengthOfCharacter(code: number): number {
  if (code >= 0xc2 && code < 0xe0) return 2;
  if (code >= 0xe0 && code < 0xf0) return 3;
  return code >= 0xf0 && code < 0xf5 ? 4 : 1;
}

/** The same numbers for the same seed everywhere (mulberry32): a bundle of the same home has the same bytes. */
function randomFrom(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return (mixed ^ (mixed >>> 14)) >>> 8;
  };
}
