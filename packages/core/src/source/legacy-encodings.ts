import { textDecoder } from './web-globals.ts';

/** Names that Java knows and WHATWG does not, or that mean something else there. */
const javaNames: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'us-ascii'],
  ['ascii', 'us-ascii'],
  ['iso646-us', 'us-ascii'],
  ['iso-8859-1', 'iso-8859-1'],
  ['iso8859-1', 'iso-8859-1'],
  ['iso8859_1', 'iso-8859-1'],
  ['iso_8859-1', 'iso-8859-1'],
  ['latin1', 'iso-8859-1'],
  ['l1', 'iso-8859-1'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['sjis', 'shift_jis'],
  ['macroman', 'macintosh'],
  ['x-macroman', 'macintosh'],
  ['utf-16', 'utf-16be'],
  ['utf-16be', 'utf-16be'],
  ['utf-16le', 'utf-16le'],
  ['utf-32', 'utf-32be'],
  ['utf-32be', 'utf-32be'],
  ['utf-32le', 'utf-32le'],
]);

/** Names that WHATWG knows and Java does not. */
const unknownToJava: ReadonlySet<string> = new Set([
  'utf_8',
  'unicode-1-1-utf-8',
  'unicode11utf8',
  'unicode20utf8',
  'x-unicode20utf8',
  'macintosh',
  'mac',
  'csmacintosh',
  'x-user-defined',
  'replacement',
  'utf-7',
]);

/** The label under which `decodeText` decodes what Java calls `name`; undefined when Java does not know it. */
export function legacyLabel(name: string): string | undefined {
  const lower = name.toLowerCase();
  const known = javaNames.get(lower);
  if (known !== undefined) return known;
  if (unknownToJava.has(lower)) return undefined;
  return textDecoder(lower, false) === undefined ? undefined : lower;
}

/** ISO 8859-1 as it is, not the Windows code page that WHATWG means by that name. */
export function latin1Text(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x2000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x2000)));
  return parts.join('');
}

/** What Windows put in the place of the control characters 0x80 to 0x9F. */
const windows1252 =
  '\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD' +
  '\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178';

/** Windows 1252; Node's own decoder of that name is plain ISO 8859-1 in some releases. */
export function windows1252Text(bytes: Uint8Array): string {
  return latin1Text(bytes).replace(/[\u0080-\u009F]/g, (unit) => windows1252[unit.charCodeAt(0) - 0x80] ?? unit);
}

/**
 * UTF-32. In XML the JDK keeps the low 16 bits of each character, so that an emoji turns into something else
 * (vectors, encoding/utf32be-bom); elsewhere it is decoded as it should be.
 */
export function decodeUcs4(bytes: Uint8Array, littleEndian: boolean, xml: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const codePoint = view.getUint32(at, littleEndian);
    if (xml) parts.push(String.fromCharCode(codePoint & 0xffff));
    else parts.push(codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '\uFFFD');
  }
  return parts.join('');
}
