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
