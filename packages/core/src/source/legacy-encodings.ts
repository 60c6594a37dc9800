import { textDecoder } from './web-globals.ts';

/** Names that Java knows and WHATWG does not, or that mean something else there. */
const javaNames: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['unicode-1-1-utf-8', 'utf-8'],
  ['us-ascii', 'us-ascii'],
  ['ascii', 'us-ascii'],
  ['iso646-us', 'us-ascii'],
  ['iso_646.irv:1991', 'us-ascii'],
  ['ansi_x3.4-1968', 'us-ascii'],
  ['ansi_x3.4-1986', 'us-ascii'],
  ['cp367', 'us-ascii'],
  ['ibm367', 'us-ascii'],
  ['646', 'us-ascii'],
  ['us', 'us-ascii'],
  ['iso-8859-1', 'iso-8859-1'],
  ['iso8859-1', 'iso-8859-1'],
  ['iso_8859-1', 'iso-8859-1'],
  ['iso-ir-100', 'iso-8859-1'],
  ['cp819', 'iso-8859-1'],
  ['ibm819', 'iso-8859-1'],
  ['latin1', 'iso-8859-1'],
  ['l1', 'iso-8859-1'],
  ['windows-1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['latin9', 'iso-8859-15'],
  ['l9', 'iso-8859-15'],
  ['cesu-8', 'utf-8'],
  ['x-windows-949', 'euc-kr'],
  ['sjis', 'shift_jis'],
  ['euc_jp', 'euc-jp'],
  ['eucjp', 'euc-jp'],
  ['eucjis', 'euc-jp'],
  ['euc_kr', 'euc-kr'],
  ['euckr', 'euc-kr'],
  ['euc_cn', 'gbk'],
  ['euccn', 'gbk'],
  ['gb18030-2000', 'gb18030'],
  ['ms932', 'shift_jis'],
  ['ms936', 'gbk'],
  ['ms949', 'euc-kr'],
  ['ms950', 'big5'],
  ['ms874', 'windows-874'],
  ['x-windows-874', 'windows-874'],
  ['koi8_r', 'koi8-r'],
  ['koi8_u', 'koi8-u'],
  ['macroman', 'macintosh'],
  ['x-macroman', 'macintosh'],
  ['x-maccyrillic', 'x-mac-cyrillic'],
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
  'unicode11utf8',
  'unicode20utf8',
  'x-unicode20utf8',
  'macintosh',
  'mac',
  'csmacintosh',
  'x-mac-roman',
  'x-mac-cyrillic',
  'x-mac-ukrainian',
  'x-cp1250',
  'x-cp1251',
  'x-cp1252',
  'x-user-defined',
  'dos-874',
  'x-gbk',
  'chinese',
  'gb_2312-80',
  'cn-big5',
  'logical',
  'visual',
  'replacement',
]);

/** Code pages that Java knows and no `TextDecoder` does, most of them of DOS: only their ASCII half is read here. */
const codePages =
  /^(?:cp|ibm-?)(?:437|737|775|850|852|855|856|857|858|00858|860|861|862|863|864|865|868|869)$|^(?:x-)?johab$/;

/** As Java writes the names of the ISO 8859 family. */
const isoNames = /^(?:iso)?8859_(\d{1,2})$/;

/** The label under which `decodeText` decodes what Java calls `name`; undefined when Java does not know it. */
export function legacyLabel(name: string): string | undefined {
  const lower = name.toLowerCase();
  const iso = isoNames.exec(lower)?.[1];
  const plain = iso === undefined ? lower : `iso-8859-${iso}`;
  const known = javaNames.get(plain);
  if (known !== undefined) return known;
  if (codePages.test(plain)) return asciiHalf;
  return unknownToJava.has(plain) ? undefined : textDecoder(plain, false)?.encoding;
}

/** Not an encoding: ASCII, and U+FFFD for everything else. */
export const asciiHalf = 'x-ascii-half';

/** ASCII, and U+FFFD for everything else. */
export function asciiHalfText(bytes: Uint8Array): string {
  return latin1Text(bytes).replace(/[\u0080-\u00FF]/g, '\uFFFD');
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
