import type { XmlCursor } from './xml-cursor.ts';
import { forbiddenCharacters, forbiddenUnits, isXmlSpace, type XmlVersion } from './xml-characters.ts';
import type { XmlComplaints } from './xml-context.ts';
import { forbiddenCharacter } from './read-text-run.ts';
import { shown } from './read-reference.ts';
import type { XmlHandler } from './xml-handler.ts';

/** Steps over the comment here. Two hyphens inside one are refused by the JDK's reader (cyberduck-formats §9). */
export function skipComment(cursor: XmlCursor, version: XmlVersion, handler: XmlComplaints): void {
  const start = cursor.at;
  const end = cursor.endOf('-->', start + 4, 'a comment that never ends');
  const hyphens = cursor.text.indexOf('--', start + 4);
  if (hyphens < end - 3)
    handler.problem({
      span: { start: hyphens, end: hyphens + 2 },
      problem: 'two hyphens inside a comment',
      expected: 'single hyphens, and a space before -->',
    });
  checkCharacters(cursor.text, start, end, version, handler);
  cursor.at = end;
}

/** As `skipComment`, and tells who wants to know. */
export function readComment(cursor: XmlCursor, version: XmlVersion, handler: XmlHandler): void {
  const start = cursor.at;
  skipComment(cursor, version, handler);
  handler.comment?.(start, cursor.at);
}

/** Steps over the processing instruction here. */
export function skipInstruction(cursor: XmlCursor, version: XmlVersion, handler: XmlComplaints): void {
  const start = cursor.at;
  cursor.at += 2;
  const target = cursor.takeName();
  const nameEnd = cursor.at;
  cursor.at = start;
  const end = cursor.endOf('?>', nameEnd, 'a processing instruction that never ends');
  if (target === '')
    handler.problem({ span: { start, end: nameEnd }, problem: 'a processing instruction without a name' });
  else if (target.toLowerCase() === 'xml')
    handler.problem({
      span: { start, end },
      problem: 'an XML declaration that is not at the very start of the file',
      expected: 'nothing before <?xml, not even a blank line, and only one of it',
    });
  else if (nameEnd + 2 < end && !isXmlSpace(cursor.text.charCodeAt(nameEnd)))
    handler.problem({ span: { start, end }, problem: `no space after <?${shown(target)}` });
  checkCharacters(cursor.text, start, end, version, handler);
  cursor.at = end;
}

/** Reports the first character between two offsets that XML forbids. */
export function checkCharacters(
  text: string,
  start: number,
  end: number,
  version: XmlVersion,
  handler: XmlComplaints,
): void {
  const piece = text.slice(start, end);
  const units = forbiddenUnits(version);
  units.lastIndex = 0;
  if (!units.test(piece)) return;
  const found = piece.search(forbiddenCharacters(version));
  if (found >= 0) handler.problem(forbiddenCharacter(text, start + found));
}
