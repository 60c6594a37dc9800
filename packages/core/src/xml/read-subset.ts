import type { Span } from '../source/span.ts';
import { readAttributeDefinition, readContentModel } from './read-content-model.ts';
import { readExternalId } from './read-external-id.ts';
import { skipComment, skipInstruction } from './read-markup.ts';
import { readReference, shown } from './read-reference.ts';
import type { XmlCheck, XmlContext } from './xml-context.ts';
import { XmlCursor, XmlStop } from './xml-cursor.ts';
import type { XmlProblem } from './xml-handler.ts';
import { maxEntityDepth, maxEntityExpansions, maxEntityLength } from './xml-limits.ts';

interface Subset {
  readonly check: XmlCheck;
  /** Parameter entities with their text; undefined for those in other files, which are skipped. */
  readonly parameters: Map<string, string | undefined>;
  /** The parameter entities that are open right now. */
  readonly opened: string[];
  /** Inside an entity, the reference to it in the file: everything found there is said of that place. */
  readonly place: Span | undefined;
}

/** Reads the declarations between `[` and `]` and steps over the `]`. Of all that, only entities matter later. */
export function readSubset(cursor: XmlCursor, context: XmlContext): void {
  const start = cursor.at - 1;
  readDeclarations(cursor, { check: context, parameters: new Map(), opened: [], place: undefined });
  if (!cursor.take(']')) cursor.stop(start, cursor.at, 'declarations in the document type that never end', ']>');
}

function readDeclarations(cursor: XmlCursor, subset: Subset): void {
  const { version, handler } = subset.check;
  while (true) {
    cursor.skipSpace();
    if (cursor.done || (subset.place === undefined && cursor.looksAt(']'))) return;
    const start = cursor.at;
    if (cursor.take('%')) readParameterReference(cursor, subset, start);
    else if (cursor.looksAt('<!--')) skipComment(cursor, version, handler);
    else if (cursor.looksAt('<?')) skipInstruction(cursor, version, handler);
    else if (cursor.take('<!ENTITY')) readEntity(cursor, subset, start);
    else if (cursor.take('<!NOTATION')) readNotation(cursor, start);
    else if (cursor.take('<!ELEMENT')) readElement(cursor, start);
    else if (cursor.take('<!ATTLIST')) readAttributeList(cursor, subset, start);
    else cursor.stop(start, start + 1, 'text that is no declaration in the document type', ']>');
  }
}

function readParameterReference(cursor: XmlCursor, subset: Subset, start: number): void {
  const name = cursor.takeName();
  if (name === '' || !cursor.take(';'))
    cursor.stop(start, cursor.at, 'a malformed parameter reference in the document type', '%name;');
  const value = subset.parameters.get(name);
  if (value === undefined) return;
  const place = subset.place ?? { start, end: cursor.at };
  const stop = (problem: string): never => cursor.stop(start, cursor.at, problem);
  if (subset.opened.includes(name)) stop(`the entity "${shown(name)}" contains itself`);
  if (subset.opened.length > maxEntityDepth) stop('entities are nested too deeply');
  const { entities } = subset.check;
  entities.openedCount += 1;
  entities.openedLength += value.length;
  if (entities.openedCount > maxEntityExpansions) stop(`more than ${maxEntityExpansions} entities`);
  if (entities.openedLength > maxEntityLength) stop(`more than ${maxEntityLength} characters in entities`);
  subset.opened.push(name);
  const { version, handler } = subset.check;
  const placed = { problem: (problem: XmlProblem): void => handler.problem({ ...problem, span: place }) };
  try {
    readDeclarations(new XmlCursor(value, 0), { ...subset, check: { version, entities, handler: placed }, place });
  } catch (error) {
    throw error instanceof XmlStop ? new XmlStop({ ...error.problem, span: place }) : error;
  }
  subset.opened.pop();
}

function readEntity(cursor: XmlCursor, subset: Subset, start: number): void {
  requireSpace(cursor, start);
  const isParameter = cursor.take('%');
  if (isParameter) requireSpace(cursor, start);
  const name = cursor.takeName();
  if (name === '') cursor.stop(start, cursor.at + 1, 'an entity without a name');
  requireSpace(cursor, start);
  if (cursor.looksAt('PUBLIC') || cursor.looksAt('SYSTEM')) {
    readExternalId(cursor, start, true);
    const spaced = cursor.skipSpace();
    const unparsed = !isParameter && spaced && cursor.take('NDATA');
    if (unparsed) {
      requireSpace(cursor, start);
      if (cursor.takeName() === '') cursor.stop(start, cursor.at + 1, 'NDATA without a name');
    }
    if (isParameter) {
      subset.check.entities.hasExternalParameter = true;
      if (!subset.parameters.has(name)) subset.parameters.set(name, undefined);
    } else subset.check.entities.declare(name, { unparsed });
  } else {
    const valueStart = cursor.at + 1;
    const value = cursor.takeQuoted();
    if (value === undefined) cursor.stop(start, cursor.at + 1, `the entity "${shown(name)}" has no value`, '"…"');
    const opened = openValue(cursor, value, valueStart, subset);
    if (isParameter) {
      if (!subset.parameters.has(name)) subset.parameters.set(name, opened);
    } else subset.check.entities.declare(name, { value: opened, unparsed: false });
  }
  closeDeclaration(cursor, start);
}

/** The value as it is kept: numbers become characters, names stay for later. */
function openValue(cursor: XmlCursor, value: string, offset: number, subset: Subset): string {
  const parts: string[] = [];
  let done = 0;
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if (code === 0x25)
      cursor.stop(offset + at, offset + at + 1, 'a parameter reference inside a declaration', 'the text itself');
    if (code !== 0x26) continue;
    const reference = readReference(value, at, subset.check.version);
    if (reference.kind === 'wrong')
      cursor.stop(offset + at, offset + reference.end, reference.problem, reference.expected);
    if (reference.kind === 'character' && value.charCodeAt(at + 1) === 0x23) {
      parts.push(value.slice(done, at), reference.value);
      done = reference.end;
    }
    at = reference.end - 1;
  }
  parts.push(value.slice(done));
  return parts.join('');
}

function readNotation(cursor: XmlCursor, start: number): void {
  requireSpace(cursor, start);
  if (cursor.takeName() === '') cursor.stop(start, cursor.at + 1, 'a notation without a name');
  requireSpace(cursor, start);
  if (!cursor.looksAt('PUBLIC') && !cursor.looksAt('SYSTEM'))
    cursor.stop(start, cursor.at + 1, 'a notation without PUBLIC or SYSTEM');
  readExternalId(cursor, start, false);
  closeDeclaration(cursor, start);
}

function readElement(cursor: XmlCursor, start: number): void {
  requireSpace(cursor, start);
  if (cursor.takeName() === '') cursor.stop(start, cursor.at + 1, 'an element declaration without a name');
  requireSpace(cursor, start);
  const problem = readContentModel(cursor);
  if (problem !== undefined) cursor.stop(start, cursor.at + 1, problem);
  closeDeclaration(cursor, start);
}

function readAttributeList(cursor: XmlCursor, subset: Subset, start: number): void {
  requireSpace(cursor, start);
  if (cursor.takeName() === '') cursor.stop(start, cursor.at + 1, 'an attribute list without a name');
  while (true) {
    const spaced = cursor.skipSpace();
    if (cursor.take('>')) return;
    const problem = spaced ? readAttributeDefinition(cursor, subset.check) : 'a space is missing in the document type';
    if (problem !== undefined) cursor.stop(start, cursor.at + 1, problem);
  }
}

function requireSpace(cursor: XmlCursor, start: number): void {
  if (!cursor.skipSpace()) cursor.stop(start, cursor.at + 1, 'a space is missing in the document type');
}

function closeDeclaration(cursor: XmlCursor, start: number): void {
  cursor.skipSpace();
  if (!cursor.take('>')) cursor.stop(start, cursor.at + 1, 'a declaration that is not closed', '>');
}
