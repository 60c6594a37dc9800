import { characterName, isNamePart, isNameStart, isReferable, type XmlVersion } from './xml-characters.ts';
import { predefinedEntity } from './xml-entities.ts';

/** What an ampersand begins. */
export type XmlReference =
  | { readonly kind: 'character'; readonly end: number; readonly value: string }
  | { readonly kind: 'entity'; readonly end: number; readonly name: string }
  | { readonly kind: 'wrong'; readonly end: number; readonly problem: string; readonly expected: string };

const escapeHint = '&amp; for a plain ampersand';

/** Reads the reference that begins with the `&` at `start`. */
export function readReference(text: string, start: number, version: XmlVersion): XmlReference {
  if (text.charCodeAt(start + 1) === 0x23) return readCharacterReference(text, start, version);
  if (!isNameStart(text.charCodeAt(start + 1)))
    return { kind: 'wrong', end: start + 1, problem: 'a bare ampersand', expected: escapeHint };
  let end = start + 2;
  while (isNamePart(text.charCodeAt(end))) end += 1;
  const name = text.slice(start + 1, end);
  if (text.charCodeAt(end) !== 0x3b)
    return { kind: 'wrong', end, problem: `a reference to "${shown(name)}" without a semicolon`, expected: escapeHint };
  const value = predefinedEntity(name);
  if (value !== undefined) return { kind: 'character', end: end + 1, value };
  return { kind: 'entity', end: end + 1, name };
}

function readCharacterReference(text: string, start: number, version: XmlVersion): XmlReference {
  const hex = text.charCodeAt(start + 2) === 0x78;
  const digits = start + (hex ? 3 : 2);
  let end = digits;
  let codePoint = 0;
  while (true) {
    const digit = digitValue(text.charCodeAt(end), hex);
    if (digit < 0) break;
    // Beyond the last character it only has to stay there; the digits may go on for megabytes.
    codePoint = Math.min(codePoint * (hex ? 16 : 10) + digit, 0x110000);
    end += 1;
  }
  const expected = hex ? 'digits and a semicolon, such as &#x20AC;' : 'digits and a semicolon, such as &#8364;';
  if (end === digits) return { kind: 'wrong', end, problem: 'a character reference without digits', expected };
  if (text.charCodeAt(end) !== 0x3b)
    return { kind: 'wrong', end, problem: 'a character reference without a semicolon', expected };
  if (!isReferable(codePoint, version))
    return {
      kind: 'wrong',
      end: end + 1,
      problem: `a reference to ${characterName(codePoint)}, which is no character of XML ${version}`,
      expected: 'nothing in its place',
    };
  return { kind: 'character', end: end + 1, value: String.fromCodePoint(codePoint) };
}

function digitValue(code: number, hex: boolean): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (!hex) return -1;
  if (code >= 0x41 && code <= 0x46) return code - 0x37;
  if (code >= 0x61 && code <= 0x66) return code - 0x57;
  return -1;
}

/** A name from the file, short enough for a sentence. */
export function shown(name: string): string {
  return name.length <= 40 ? name : `${name.slice(0, 40)}…`;
}
