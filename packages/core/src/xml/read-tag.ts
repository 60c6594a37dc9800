import type { XmlCursor } from './xml-cursor.ts';
import { isXmlSpace } from './xml-characters.ts';
import type { XmlContext } from './xml-context.ts';
import { checkAttributeValue } from './read-attribute-value.ts';
import { checkCharacters } from './read-markup.ts';
import { shown } from './read-reference.ts';
import { maxXmlAttributes } from './xml-limits.ts';

/**
 * Reads what follows the name in a start tag, up to its `>`, and says whether the tag closes itself. No attribute of
 * a property list means anything, but a malformed one makes the JDK's reader refuse the file.
 */
export function readTagRest(cursor: XmlCursor, tagStart: number, name: string, context: XmlContext): boolean {
  const { handler } = context;
  const seen = new Set<string>();
  let complained = false;
  const complain = (start: number, problem: string, expected?: string): void => {
    if (!complained) {
      const span = { start, end: Math.max(start + 1, cursor.at) };
      handler.problem(expected === undefined ? { span, problem } : { span, problem, expected });
    }
    complained = true;
  };
  while (true) {
    const spaced = cursor.skipSpace();
    if (cursor.take('>')) return false;
    if (cursor.take('/>')) return true;
    const start = cursor.at;
    const next = cursor.code;
    if (cursor.done) cursor.stop(tagStart, cursor.at, `the tag <${shown(name)} never ends`, '>');
    if (next === 0x3c) {
      // The next tag begins: the `>` was forgotten.
      complain(start, `the tag <${shown(name)} is not closed`, '>');
      return false;
    }
    const attribute = cursor.takeName();
    if (attribute === '') {
      complain(start, `unexpected text inside the tag <${shown(name)}`, '>');
      cursor.at = start + 1;
      continue;
    }
    if (!spaced) complain(start, `no space before the attribute "${shown(attribute)}"`);
    if (seen.has(attribute)) complain(start, `the attribute "${shown(attribute)}" stands twice in one tag`);
    seen.add(attribute);
    if (seen.size > maxXmlAttributes) complain(start, `more than ${maxXmlAttributes} attributes in one tag`);
    readValue(cursor, attribute, context, complain);
  }
}

function readValue(
  cursor: XmlCursor,
  attribute: string,
  context: XmlContext,
  complain: (start: number, problem: string, expected?: string) => void,
): void {
  const start = cursor.at;
  cursor.skipSpace();
  if (!cursor.take('=')) {
    complain(start, `the attribute "${shown(attribute)}" has no value`, `${shown(attribute)}="…"`);
    return;
  }
  cursor.skipSpace();
  const quoteAt = cursor.at;
  const value = cursor.takeQuoted();
  if (value === undefined) {
    complain(quoteAt, `the value of the attribute "${shown(attribute)}" is not in quotes`, `${shown(attribute)}="…"`);
    while (!cursor.done && !isXmlSpace(cursor.code) && !'/><'.includes(cursor.text[cursor.at] ?? '')) cursor.at += 1;
    return;
  }
  const less = value.indexOf('<');
  if (less >= 0) {
    complain(
      quoteAt + 1 + less,
      `"<" in the value of the attribute "${shown(attribute)}"`,
      'the closing quote, or &lt;',
    );
    return;
  }
  checkAttributeValue(value, quoteAt + 1, context);
  checkCharacters(cursor.text, quoteAt, cursor.at, context.version, context.handler);
}
