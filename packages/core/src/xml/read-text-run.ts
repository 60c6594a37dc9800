import { characterName, type XmlVersion } from './xml-characters.ts';
import type { XmlEntities } from './xml-entities.ts';
import type { XmlHandler } from './xml-handler.ts';
import { readReference } from './read-reference.ts';

/**
 * Reads a stretch of text that holds more than plain characters: references, line ends, what XML forbids.
 * Reports every piece between two left-out entities as one text.
 */
export function readTextRun(
  text: string,
  start: number,
  end: number,
  context: { readonly version: XmlVersion; readonly entities: XmlEntities; readonly handler: XmlHandler },
): void {
  const { version, entities, handler } = context;
  const parts: string[] = [];
  let done = start;
  let at = start;
  const flush = (upTo: number, replacement: string, next: number): void => {
    if (upTo > done) parts.push(text.slice(done, upTo));
    if (replacement !== '') parts.push(replacement);
    done = next;
    at = next;
  };
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 0x26) {
      const reference = readReference(text, at, version);
      if (reference.kind === 'character') flush(at, reference.value, reference.end);
      else if (reference.kind === 'entity') {
        const refused = entities.whyRefused(reference.name);
        const span = { start: at, end: reference.end };
        if (refused === undefined) handler.entity(reference.name, at, reference.end);
        else handler.problem({ span, problem: refused, expected: 'the character itself, or a number such as &#160;' });
        flush(at, '', reference.end);
      } else {
        const { problem, expected } = reference;
        const span = { start: at, end: Math.min(reference.end, end) };
        const bare = reference.end === at + 1;
        handler.problem(bare ? { span, problem, expected, replacement: '&amp;' } : { span, problem, expected });
        // Kept as it stands, as the author meant it.
        at = span.end;
      }
    } else if (code === 0x0d) {
      const pair = text.charCodeAt(at + 1);
      flush(at, '\n', at + (pair === 0x0a || (version === '1.1' && pair === 0x85) ? 2 : 1));
    } else if (version === '1.1' && (code === 0x85 || code === 0x2028)) {
      flush(at, '\n', at + 1);
    } else if (code === 0x5d && text.startsWith(']]>', at)) {
      handler.problem({
        span: { start: at, end: at + 3 },
        problem: '"]]>" outside a CDATA section',
        expected: ']]&gt;',
        replacement: ']]&gt;',
      });
      at += 3;
    } else if (isForbidden(text, at, version)) {
      handler.problem(forbiddenCharacter(text, at));
      flush(at, '', at + 1);
    } else {
      at += code >= 0xd800 && code <= 0xdbff ? 2 : 1;
    }
  }
  flush(end, '', end);
  handler.text(start, end, parts.join(''));
}

/** The finding for a character that XML forbids. */
export function forbiddenCharacter(
  text: string,
  at: number,
): { span: { start: number; end: number }; problem: string; expected: string } {
  const name = characterName(text.charCodeAt(at));
  return {
    span: { start: at, end: at + 1 },
    problem: `the character ${name}, which XML forbids`,
    expected: 'nothing in its place',
  };
}

function isForbidden(text: string, at: number, version: XmlVersion): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0d;
  if (code < 0x7f) return false;
  if (code < 0xa0) return version === '1.1' && code !== 0x85;
  if (code < 0xd800) return false;
  if (code < 0xdc00) {
    const low = text.charCodeAt(at + 1);
    return !(low >= 0xdc00 && low <= 0xdfff);
  }
  return code <= 0xdfff || code >= 0xfffe;
}
