/**
 * Which characters XML lets stand where. The reader that Cyberduck uses (the JDK's) checks every one of them and
 * refuses the whole file for a single wrong one (cyberduck-formats §1).
 */

const nameStart = 1;
const nameRest = 2;
const asciiClasses = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const letter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  const digit = code >= 0x30 && code <= 0x39;
  if (letter || code === 0x5f || code === 0x3a) asciiClasses[code] = nameStart | nameRest;
  else if (digit || code === 0x2d || code === 0x2e) asciiClasses[code] = nameRest;
}

/** Space, tab, line feed, carriage return: the only white space of XML. */
export function isXmlSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
}

/** Whether a name may begin with this UTF-16 unit. */
export function isNameStart(code: number): boolean {
  if (code < 128) return ((asciiClasses[code] ?? 0) & nameStart) !== 0;
  return (
    (code >= 0xc0 && code <= 0x2ff && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x370 && code <= 0x1fff && code !== 0x37e) ||
    code === 0x200c ||
    code === 0x200d ||
    (code >= 0x2070 && code <= 0x218f) ||
    (code >= 0x2c00 && code <= 0x2fef) ||
    (code >= 0x3001 && code <= 0xd7ff) ||
    (code >= 0xf900 && code <= 0xfdcf) ||
    (code >= 0xfdf0 && code <= 0xfffd)
  );
}

/** Whether a name may go on with this UTF-16 unit. */
export function isNamePart(code: number): boolean {
  if (code < 128) return ((asciiClasses[code] ?? 0) & nameRest) !== 0;
  return code === 0xb7 || (code >= 0x300 && code <= 0x36f) || code === 0x203f || code === 0x2040 || isNameStart(code);
}

/** Whether a character reference may name this code point. XML 1.1 allows controls here, and only here. */
export function isReferable(codePoint: number, version: XmlVersion): boolean {
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return false;
  if (codePoint === 0xfffe || codePoint === 0xffff || codePoint > 0x10ffff) return false;
  if (codePoint >= 0x20) return true;
  if (version === '1.1') return codePoint > 0;
  return codePoint === 0x09 || codePoint === 0x0a || codePoint === 0x0d;
}

export type XmlVersion = '1.0' | '1.1';

// Written as text: a linter takes control characters in a regular expression for an oversight.
const never10 = String.raw`\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF`;
const never11 = String.raw`${never10}\u007F-\u0084\u0086-\u009F`;

/** What never may stand in a file as it is: controls, half surrogate pairs, U+FFFE and U+FFFF. */
export function forbiddenCharacters(version: XmlVersion): RegExp {
  return new RegExp(`[${version === '1.0' ? never10 : never11}]`, 'gu');
}

const units10 = new RegExp(`[${never10}]`, 'g');
const units11 = new RegExp(String.raw`[${never11}\u0085\u2028]`, 'g');

/**
 * As `forbiddenCharacters`, unit by unit: whole surrogate pairs are found too, and so are the line ends that only
 * XML 1.1 knows. Much faster, for a first look. Shared: set `lastIndex` before use.
 */
export function forbiddenUnits(version: XmlVersion): RegExp {
  return version === '1.0' ? units10 : units11;
}

/** A character for people: `U+0000`. */
export function characterName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}
