import { readDeclaration } from './read-declaration.ts';
import { readDoctype } from './read-doctype.ts';
import { readComment, skipInstruction } from './read-markup.ts';
import { isNameStart } from './xml-characters.ts';
import type { XmlContext } from './xml-context.ts';
import type { XmlCursor } from './xml-cursor.ts';
import { XmlEntities } from './xml-entities.ts';
import type { XmlHandler } from './xml-handler.ts';

/** Reads what may stand before the first element, and stops at that one. */
export function readProlog(cursor: XmlCursor, handler: XmlHandler): XmlContext {
  const entities = new XmlEntities();
  const declaration = readDeclaration(cursor, handler);
  entities.standalone = declaration?.standalone ?? false;
  const version = declaration?.version ?? '1.0';
  const context: XmlContext = { version, entities, handler };
  let typed = false;
  while (true) {
    cursor.skipSpace();
    if (cursor.done)
      cursor.stop(cursor.at, cursor.at, 'the file ends before its first element', '<plist version="1.0">');
    if (cursor.looksAt('<!--')) readComment(cursor, version, handler);
    else if (cursor.looksAt('<?')) skipInstruction(cursor, version, handler);
    else if (!typed && cursor.looksAt('<!DOCTYPE')) {
      typed = true;
      readDoctype(cursor, context);
    } else if (cursor.looksAt('<') && isNameStart(cursor.text.charCodeAt(cursor.at + 1))) return context;
    else stopBeforeRoot(cursor);
  }
}

function stopBeforeRoot(cursor: XmlCursor): never {
  const { at } = cursor;
  if (cursor.looksAt('<!'))
    cursor.stop(at, at + 2, 'markup that is not known before the first element', '<!DOCTYPE plist …>');
  if (cursor.looksAt('<')) cursor.stop(at, at + 1, '"<" that begins no tag', '<plist version="1.0">');
  return cursor.stop(at, at + 1, 'text before the first element', '<plist version="1.0">');
}

/** Reads what may stand behind the last end tag. */
export function readEpilog(cursor: XmlCursor, { version, handler }: XmlContext): void {
  while (true) {
    cursor.skipSpace();
    if (cursor.done) return;
    if (cursor.looksAt('<!--')) readComment(cursor, version, handler);
    else if (cursor.looksAt('<?')) skipInstruction(cursor, version, handler);
    else cursor.stop(cursor.at, cursor.text.length, 'something behind the last closing tag', 'the end of the file');
  }
}
