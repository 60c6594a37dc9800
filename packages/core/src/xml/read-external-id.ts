import type { XmlCursor } from './xml-cursor.ts';

/** Reads `PUBLIC "…" "…"` or `SYSTEM "…"`; a notation may leave out the second text. */
export function readExternalId(cursor: XmlCursor, start: number, systemRequired: boolean): void {
  const isPublic = cursor.take('PUBLIC');
  if (!isPublic) cursor.take('SYSTEM');
  const quoted = (): string => {
    const spaced = cursor.skipSpace();
    const at = cursor.at;
    const value = cursor.takeQuoted();
    if (value === undefined) cursor.stop(at, at + 1, 'a text in quotes is missing in the document type', '"…"');
    if (!spaced) cursor.stop(at, cursor.at, 'a space is missing in the document type');
    // The JDK takes both halves of a surrogate pair for forbidden here, and only here.
    if (/[\uD800-\uDFFF]/.test(value)) cursor.stop(at, cursor.at, 'a rare character in the document type');
    return value;
  };
  if (!isPublic) {
    quoted();
    return;
  }
  const publicId = quoted();
  if (!isPublicId(publicId)) cursor.stop(start, cursor.at, 'a public identifier with a character it may not hold');
  const at = cursor.at;
  cursor.skipSpace();
  const next = cursor.text[cursor.at];
  if (systemRequired || next === '"' || next === "'") {
    cursor.at = at;
    quoted();
  }
}

function isPublicId(text: string): boolean {
  return /^[ \r\na-zA-Z0-9'()+,./:=?;!*#@$_%-]*$/.test(text);
}
