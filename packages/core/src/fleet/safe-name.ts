import { visibleText } from '../diagnostic/visible-text.ts';

/** Names that Windows keeps for devices, whatever stands behind a dot. */
const devices: ReadonlySet<string> = new Set(
  ['con', 'prn', 'aux', 'nul', 'conin$', 'conout$'].concat(
    Array.from('0123456789\u00b9\u00b2\u00b3').flatMap((digit) => [`com${digit}`, `lpt${digit}`]),
  ),
);

/** What a spreadsheet takes for the start of a formula. */
const FORMULA = '=+-@\t\r';

const FORBIDDEN = /[<>:"/\\|?*]/g;

/** Whether a spreadsheet would take the value for a formula; numbers such as +49 and -1 are none. */
export function isFormula(value: string): boolean {
  const first = value.charAt(0);
  if (first === '' || !FORMULA.includes(first)) return false;
  return !/^[+-][\d .,()/-]*$/u.test(value);
}

/**
 * A text that may be shown: without control characters, marks that turn the direction of what follows, characters that no
 * file can hold, and the signs that begin a formula.
 */
export function showableText(text: string): string {
  let plain = isPlainAscii(text) ? text : visibleText(wellFormed(text)).replaceAll(/[\ufffd\p{Cf}]/gu, '');
  while (plain !== '' && FORMULA.includes(plain.charAt(0))) plain = plain.slice(1);
  return plain.trim();
}

/**
 * A name for a file or folder that every platform takes and that leads nowhere else: no separators, no device names, no
 * dots or blanks at the ends. Empty when nothing is left.
 */
export function safeFileName(text: string, maxBytes: number): string {
  let name = showableText(text).normalize('NFC').replaceAll(FORBIDDEN, '-');
  name = cutToBytes(trimDots(name), maxBytes);
  name = trimDots(name);
  const stem = name.split('.')[0] ?? '';
  return devices.has(stem.trim().toLowerCase()) ? `_${cutToBytes(name, maxBytes - 1)}` : name;
}

/** A name for a profile of AWS, of characters that every program reads alike (aws-config A.3). */
export function safeProfileName(text: string): string {
  const plain = isPlainAscii(text) ? text : text.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return plain
    .replaceAll(/[^A-Za-z0-9._@+]/gu, '-')
    .replaceAll(/-{2,}/gu, '-')
    .replace(/^[-+@.]{1,64}/u, '')
    .replace(/-$/u, '');
}

/** The first characters of a text, none cut in two, that need no more bytes than that in UTF-8. */
export function cutToBytes(text: string, maxBytes: number): string {
  // No unit of a text needs more than three.
  if (text.length * 3 <= maxBytes) return text;
  let bytes = 0;
  let cut = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > maxBytes) return cut;
    cut += character;
  }
  return cut;
}

function trimDots(name: string): string {
  let start = 0;
  let end = name.length;
  while (start < end && '. '.includes(name.charAt(start))) start += 1;
  while (end > start && '. '.includes(name.charAt(end - 1))) end -= 1;
  return name.slice(start, end);
}

function wellFormed(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, '');
}

/** Printable characters of ASCII alone, as nearly every text. */
export function isPlainAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}
