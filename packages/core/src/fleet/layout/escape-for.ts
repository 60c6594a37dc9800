import { visibleText } from '../../diagnostic/visible-text.ts';
import { escapedText } from '../../plist/xml-escape.ts';

/** A text for an HTML document, between tags and between double quotes. */
export function forMarkup(text: string): string {
  const escaped = escapedText(text, '\n');
  return /["']/.test(escaped) ? escaped.replaceAll('"', '&quot;').replaceAll("'", '&#39;') : escaped;
}

/** One line of plain text: nothing that a terminal takes for an order, or that turns what follows it. */
export function forLine(text: string): string {
  const visible = visibleText(text);
  return (visible.includes('\u{fffd}') ? visible.replaceAll('\u{fffd}', ' ') : visible).trim();
}

/** A value of a Java properties file, in ASCII: nothing in it ends the line or goes on to the next. */
export function forProperties(value: string): string {
  return value.replaceAll(/[^\u0021-\u005b\u005d-\u007e]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
