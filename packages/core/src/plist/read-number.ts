/** What the number reader of dd-plist makes of a text; it does not look at the element (cyberduck-formats §1.7). */
export type NumberReading =
  | { readonly type: 'integer'; readonly value: bigint }
  | { readonly type: 'real'; readonly value: number }
  | { readonly type: 'boolean'; readonly value: boolean };

const words: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['false', false],
  ['no', false],
]);

/** Reads the text of an `<integer>` or `<real>`; undefined where dd-plist refuses the file. */
export function readNumber(text: string): NumberReading | undefined {
  const integer = text.startsWith('0x') ? readJavaLong(text.slice(2), 16) : readJavaLong(text, 10);
  if (integer !== undefined) return { type: 'integer', value: integer };
  const real = readInfinity(text) ?? readJavaDouble(text);
  if (real !== undefined) return { type: 'real', value: real };
  const boolean = text.length <= 5 ? words.get(text.toLowerCase()) : undefined;
  return boolean === undefined ? undefined : { type: 'boolean', value: boolean };
}

/** Words that dd-plist knows beside Java's own `NaN` and `Infinity`. */
function readInfinity(text: string): number | undefined {
  if (text.length > 9) return undefined;
  switch (text.toLowerCase()) {
    case 'nan':
      return Number.NaN;
    case '+infinity':
      return Number.POSITIVE_INFINITY;
    case '-infinity':
      return Number.NEGATIVE_INFINITY;
    default:
      return undefined;
  }
}

const longMin = -(2n ** 63n);
const longMax = 2n ** 63n - 1n;

/** Java's `Long.parseLong`: an optional sign, digits of any script, 64 bit. */
export function readJavaLong(text: string, radix: 10 | 16): bigint | undefined {
  const value = readJavaDigits(text, radix);
  return value !== undefined && value >= longMin && value <= longMax ? value : undefined;
}

/** Java's `Integer.parseInt`. */
export function readJavaInteger(text: string): number | undefined {
  const value = readJavaDigits(text, 10);
  return value !== undefined && value >= -2147483648n && value <= 2147483647n ? Number(value) : undefined;
}

function readJavaDigits(text: string, radix: 10 | 16): bigint | undefined {
  const first = text[0];
  const signed = first === '-' || first === '+';
  let at = signed ? 1 : 0;
  if (at === text.length) return undefined;
  // Leading zeros are allowed without limit, so only the value decides; beyond 64 bit it no longer grows.
  let value = 0n;
  for (; at < text.length; at += 1) {
    const digit = javaDigit(text.charCodeAt(at), radix);
    if (digit < 0) return undefined;
    if (value <= longMax + 1n) value = value * BigInt(radix) + BigInt(digit);
  }
  return first === '-' ? -value : value;
}

/** The zeros of the scripts that have digits in the Basic Multilingual Plane (Unicode 13, that of Java 17). */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10,
];

/** Java's `Character.digit` for one UTF-16 unit; negative when it is no digit. */
export function javaDigit(code: number, radix: 10 | 16): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (radix === 16) {
    if (code >= 0x41 && code <= 0x46) return code - 0x37;
    if (code >= 0x61 && code <= 0x66) return code - 0x57;
    if (code >= 0xff21 && code <= 0xff26) return code - 0xff17;
    if (code >= 0xff41 && code <= 0xff46) return code - 0xff37;
  }
  if (code < 0x660) return -1;
  const zero = zeros.findLast((candidate) => candidate <= code) ?? 0;
  return code - zero < 10 ? code - zero : -1;
}

/** Java's `Double.parseDouble`: trims characters up to the space, knows hexadecimal floats and a type suffix. */
export function readJavaDouble(text: string): number | undefined {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 0x20) start += 1;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end -= 1;
  const sign = text[start] === '-' ? -1 : 1;
  if (text[start] === '-' || text[start] === '+') start += 1;
  const body = text.slice(start, end);
  if (body === 'NaN') return Number.NaN;
  if (body === 'Infinity') return sign * Number.POSITIVE_INFINITY;
  const magnitude = body.startsWith('0x') || body.startsWith('0X') ? readHexDouble(body) : readDecimalDouble(body);
  return magnitude === undefined ? undefined : sign * magnitude;
}

function readDecimalDouble(body: string): number | undefined {
  const number = /[fFdD]$/.test(body) ? body.slice(0, -1) : body;
  // One branch per form, none of which can match a character in two ways.
  const isNumber = /^(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(number);
  return isNumber ? Number(number) : undefined;
}

function readHexDouble(body: string): number | undefined {
  const parts = /^0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?[pP]([+-]?\d+)[fFdD]?$/.exec(body);
  if (parts === null) return undefined;
  const [, whole = '', fraction = '', exponent = ''] = parts;
  const digits = `${whole}${fraction}`;
  if (digits === '') return undefined;
  const significant = digits.replace(/^0+/, '');
  if (significant === '') return 0;
  // 16 digits hold every bit that counts; what is cut off only has to be remembered as "not nothing".
  const kept = significant.slice(0, 16);
  const rest = /[^0]/.test(significant.slice(16)) ? 1n : 0n;
  const mantissa = BigInt(`0x${kept}`) * 16n + rest;
  const dropped = significant.length - kept.length;
  return scale(mantissa, Number(exponent) + 4 * (dropped - 1 - fraction.length));
}

/** `mantissa * 2^exponent`, rounded once, halves to even. */
function scale(mantissa: bigint, exponent: number): number {
  const bits = mantissa.toString(2).length;
  const top = bits + exponent;
  if (top > 1024) return Number.POSITIVE_INFINITY;
  if (top < -1074) return 0;
  const keep = Math.min(53, top + 1074);
  const drop = bits - keep;
  if (drop <= 0) return Number(mantissa) * 2 ** Math.max(exponent, -1074) * 2 ** Math.min(0, exponent + 1074);
  const half = 1n << BigInt(drop - 1);
  let kept = mantissa >> BigInt(drop);
  const rest = mantissa & ((1n << BigInt(drop)) - 1n);
  if (rest > half || (rest === half && (kept & 1n) === 1n)) kept += 1n;
  const power = exponent + drop;
  return power >= -1074 ? multiply(Number(kept), power) : 0;
}

function multiply(value: number, power: number): number {
  // Two steps: 2^power alone may overflow although the product does not.
  const half = Math.trunc(power / 2);
  return value * 2 ** half * 2 ** (power - half);
}
