import type { XmlCursor } from './xml-cursor.ts';
import { checkCharacters } from './read-markup.ts';
import { readExternalId } from './read-external-id.ts';
import { readSubset } from './read-subset.ts';
import type { XmlContext } from './xml-context.ts';
import { shown } from './read-reference.ts';

/** Reads the document type declaration here. Files that it names are never fetched (cyberduck-formats §1.3). */
export function readDoctype(cursor: XmlCursor, context: XmlContext): void {
  const start = cursor.at;
  cursor.at += '<!DOCTYPE'.length;
  const open = 'a document type declaration that never ends';
  if (!cursor.skipSpace()) cursor.stop(start, cursor.at, 'no space after <!DOCTYPE', '<!DOCTYPE plist …>');
  const name = cursor.takeName();
  if (name === '') cursor.stop(start, cursor.at + 1, 'the document type has no name', '<!DOCTYPE plist …>');
  const spaced = cursor.skipSpace();
  if (cursor.looksAt('PUBLIC') || cursor.looksAt('SYSTEM')) {
    if (!spaced) cursor.stop(start, cursor.at, `no space after <!DOCTYPE ${shown(name)}`);
    readExternalId(cursor, start, true);
    context.entities.hasExternalSubset = true;
    cursor.skipSpace();
  }
  if (cursor.take('[')) {
    readSubset(cursor, context);
    cursor.skipSpace();
  }
  if (cursor.done) cursor.stop(start, cursor.at, open, '>');
  if (!cursor.take('>')) cursor.stop(cursor.at, cursor.at + 1, 'unexpected text in the document type', '>');
  checkCharacters(cursor.text, start, cursor.at, context.version, context.handler);
  context.handler.doctype(name, { start, end: cursor.at });
}
