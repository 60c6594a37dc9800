import { checkAttributeValue } from './read-attribute-value.ts';
import type { XmlCheck } from './xml-context.ts';
import type { XmlCursor } from './xml-cursor.ts';

/*
 * What stands behind the name in <!ELEMENT …> and <!ATTLIST …>. Nothing is checked against it later, but the JDK's
 * reader refuses the file when it is malformed.
 */

/** Reads `EMPTY`, `ANY`, `(#PCDATA|a)*` or `(a,(b|c)?)+`; undefined when all is well, else what is wrong. */
export function readContentModel(cursor: XmlCursor): string | undefined {
  if (cursor.take('EMPTY') || cursor.take('ANY')) return undefined;
  if (!cursor.take('(')) return 'an element declaration without a content model';
  cursor.skipSpace();
  return cursor.take('#PCDATA') ? readMixed(cursor) : readGroups(cursor);
}

function readMixed(cursor: XmlCursor): string | undefined {
  let names = 0;
  while (true) {
    cursor.skipSpace();
    if (cursor.take(')')) break;
    if (!cursor.take('|')) return 'a content model that is not closed';
    cursor.skipSpace();
    if (cursor.takeName() === '') return 'a content model with a name missing';
    names += 1;
  }
  const starred = cursor.take('*');
  return names > 0 && !starred ? 'a mixed content model without its asterisk' : undefined;
}

/** Groups may nest, so that a stack of their separators stands for recursion. */
function readGroups(cursor: XmlCursor): string | undefined {
  const separators = [''];
  while (true) {
    cursor.skipSpace();
    if (cursor.take('(')) {
      separators.push('');
      continue;
    }
    if (cursor.takeName() === '') return 'a content model with a name missing';
    takeOccurrence(cursor);
    let closed = true;
    while (closed) {
      cursor.skipSpace();
      closed = cursor.take(')');
      if (!closed) break;
      takeOccurrence(cursor);
      separators.pop();
      if (separators.length === 0) return undefined;
    }
    const separator = cursor.text[cursor.at] ?? '';
    const before = separators.at(-1) ?? '';
    if ((separator !== '|' && separator !== ',') || (before !== '' && before !== separator))
      return 'a content model with a separator missing';
    separators[separators.length - 1] = separator;
    cursor.at += 1;
  }
}

function takeOccurrence(cursor: XmlCursor): void {
  if (!cursor.take('?') && !cursor.take('*')) cursor.take('+');
}

const types = ['CDATA', 'IDREFS', 'IDREF', 'ID', 'ENTITIES', 'ENTITY', 'NMTOKENS', 'NMTOKEN'];

/** Reads one `name type default` of an attribute list; undefined when all is well, else what is wrong. */
export function readAttributeDefinition(cursor: XmlCursor, check: XmlCheck): string | undefined {
  if (cursor.takeName() === '') return 'an attribute declaration without a name';
  if (!cursor.skipSpace()) return 'an attribute declaration without a type';
  if (cursor.take('NOTATION')) cursor.skipSpace();
  else if (types.some((type) => cursor.take(type))) return readDefault(cursor, check);
  return readEnumeration(cursor) ?? readDefault(cursor, check);
}

function readEnumeration(cursor: XmlCursor): string | undefined {
  if (!cursor.take('(')) return 'an attribute declaration of unknown type';
  while (true) {
    cursor.skipSpace();
    if (cursor.takeToken() === '') return 'a list of values with one missing';
    cursor.skipSpace();
    if (cursor.take(')')) return undefined;
    if (!cursor.take('|')) return 'a list of values that is not closed';
  }
}

function readDefault(cursor: XmlCursor, check: XmlCheck): string | undefined {
  if (!cursor.skipSpace()) return 'an attribute declaration without a default';
  if (cursor.take('#REQUIRED') || cursor.take('#IMPLIED')) return undefined;
  if (cursor.take('#FIXED') && !cursor.skipSpace()) return 'a fixed attribute without a value';
  const start = cursor.at + 1;
  const value = cursor.takeQuoted();
  if (value === undefined) return 'an attribute declaration without a default';
  if (value.includes('<')) return 'an attribute declaration with "<" in its default';
  checkAttributeValue(value, start, check, true);
  return undefined;
}
