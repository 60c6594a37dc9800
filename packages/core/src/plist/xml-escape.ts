import { forbiddenCharacters } from '../xml/xml-characters.ts';

/** ASCII that stands for itself everywhere, as nearly every text: no others are looked at twice. */
const plainText = /^[ -%'-;=?-~]*$/;

/** A text as it stands between tags: `&amp;`, `&lt;`, `&gt;`, line ends as the file has them. */
export function escapedText(text: string, newline: string): string {
  if (plainText.test(text)) return text;
  return allowed(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', newline);
}

/** As Cyberduck writes it: a text that needs escaping is wrapped whole in CDATA (cyberduck-formats §8.1). */
export function cdataText(text: string, newline: string): string {
  if (plainText.test(text)) return text;
  const kept = allowed(text);
  if (!/[&<>]/.test(kept)) return escapedText(kept, newline);
  const escaped = kept
    .replaceAll(']]>', ']]]]><![CDATA[>')
    // A carriage return would be read as a line feed: it has to step outside.
    .replaceAll('\r', ']]>&#13;<![CDATA[')
    .replaceAll('\n', newline);
  return `<![CDATA[${escaped}]]>`;
}

function allowed(text: string): string {
  return text.replace(forbiddenCharacters('1.0'), '');
}
