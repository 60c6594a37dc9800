/** An element with text or with other elements; undefined parts are left out. */
export type XmlPart = string | undefined;

/** `<name>text</name>`, the text escaped. */
export function textElement(name: string, text: string | number | boolean): string {
  return `<${name}>${escapeXml(String(text))}</${name}>`;
}

/** A text element, or nothing where there is no value. */
export function optionalElement(name: string, text: string | number | boolean | undefined): XmlPart {
  return text === undefined ? undefined : textElement(name, text);
}

/** `<name …>parts</name>`; `attributes` as they stand, with a leading space. */
export function element(name: string, parts: readonly XmlPart[], attributes = ''): string {
  return `<${name}${attributes}>${parts.filter((part) => part !== undefined).join('')}</${name}>`;
}

/** Text for XML 1.0: markup and control characters as references, characters that XML does not have as U+FFFD. */
export function escapeXml(text: string): string {
  let escaped = '';
  for (const character of text) escaped += escapeCharacter(character);
  return escaped;
}

function escapeCharacter(character: string): string {
  switch (character) {
    case '&':
      return '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '"':
      return '&quot;';
    case '\r':
      return '&#13;';
    case '\t':
    case '\n':
      return character;
    default:
      return isXmlCharacter(character.codePointAt(0) ?? 0) ? character : '\uFFFD';
  }
}

function isXmlCharacter(point: number): boolean {
  return point >= 0x20 && !(point >= 0xd800 && point <= 0xdfff) && point !== 0xfffe && point !== 0xffff;
}
