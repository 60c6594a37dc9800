import { parseJson } from '@duckbill/core';
import { flattenObject } from './flatten-object.ts';
import { LineSplitter, type TextLine } from './line-splitter.ts';
import { maxRowLength, type RawRow, type RowProblem, type RowReader } from './raw-row.ts';

/** One object as a row. */
export type RowOfObject = (values: ReadonlyMap<string, string>, line: number) => RawRow;

function plainRow(values: ReadonlyMap<string, string>, line: number): RawRow {
  return { kind: 'row', line, values };
}

/** Rows of a file with a JSON object on every line. */
export class NdjsonRows implements RowReader {
  readonly columns = undefined;
  readonly #lines = new LineSplitter();

  push(text: string): readonly RawRow[] {
    return this.#lines.push(text).flatMap((line) => rowsOfLine(line));
  }

  end(): readonly RawRow[] {
    return this.#lines.end().flatMap((line) => rowsOfLine(line));
  }
}

function rowsOfLine({ number, text, tooLong }: TextLine): readonly RawRow[] {
  if (tooLong) return [malformed(number, 'it is too long')];
  return text.trim() === '' ? [] : [objectRow(text, number, plainRow)];
}

/**
 * Rows of a JSON file: an array of objects, or an object with such an array under one of the keys. Objects are cut out of
 * the text one by one, so that the array is never held.
 */
export class JsonRows implements RowReader {
  readonly columns = undefined;
  readonly #lists: ReadonlySet<string>;
  readonly #row: RowOfObject;
  #line = 1;
  #depth = 0;
  /** Depth at which the rows stand; 0 as long as no list has begun. */
  #rowDepth = 0;
  #ended = false;
  #inText = false;
  #escaped = false;
  #key = '';
  #lastText = '';
  #object: string | undefined;
  #objectLine = 0;
  #found = false;
  /** The value in the list that is no object has been told. */
  #odd = false;

  /** `lists`: in lower case, the keys under which the list may stand; none: the file is a list itself. */
  constructor(lists: readonly string[] = [], row: RowOfObject = plainRow) {
    this.#lists = new Set(lists);
    this.#row = row;
  }

  push(text: string): readonly RawRow[] {
    const rows: RawRow[] = [];
    let from = 0;
    for (let at = 0; at < text.length && !this.#ended; at += 1) {
      const character = text.charAt(at);
      if (character === '\n') this.#line += 1;
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false;
        else if (character === '\\') this.#escaped = true;
        else if (character === '"') this.#inText = false;
        if (this.#inText && this.#object === undefined && this.#lastText.length < 100) this.#lastText += character;
        continue;
      }
      if (this.#isOdd(character)) rows.push(malformed(this.#line, 'it is no object'));
      if (character === '"') {
        this.#inText = true;
        this.#lastText = '';
      } else if (character === ':' && this.#depth === 1) this.#key = this.#lastText;
      else if (character === '{' || character === '[') {
        if (this.#object === undefined && this.#depth > 0 && this.#depth === this.#rowDepth) {
          this.#object = '';
          this.#objectLine = this.#line;
          from = at;
        }
        this.#depth += 1;
        if (character === '[' && this.#rowDepth === 0 && this.#isList()) {
          this.#rowDepth = this.#depth;
          this.#found = true;
        }
      } else if (character === '}' || character === ']') {
        this.#depth -= 1;
        if (this.#object !== undefined && this.#depth === this.#rowDepth) {
          rows.push(objectRow(this.#object + text.slice(from, at + 1), this.#objectLine, this.#row));
          this.#object = undefined;
        } else if (this.#depth < this.#rowDepth) {
          this.#rowDepth = 0;
          if (this.#depth <= 0) this.#ended = true;
        }
      }
    }
    if (this.#object === undefined) return rows;
    this.#object += text.slice(from);
    if (this.#object.length <= maxRowLength) return rows;
    this.#ended = true;
    this.#object = undefined;
    return [...rows, unreadable(this.#objectLine, 'an object does not end')];
  }

  end(): readonly RawRow[] {
    if (this.#object !== undefined) return [unreadable(this.#objectLine, 'the object that begins here does not end')];
    if (!this.#found) return [unreadable(1, this.#wanted())];
    return !this.#ended && this.#depth > 0 ? [unreadable(this.#line, 'the text ends before the list does')] : [];
  }

  /** Whether a value begins here that stands among the rows and is none. */
  #isOdd(character: string): boolean {
    if (this.#object !== undefined || this.#rowDepth === 0 || this.#depth !== this.#rowDepth) return false;
    if (character === ',') this.#odd = false;
    if (this.#odd || ' \t\r\n,{[]}'.includes(character)) return false;
    this.#odd = true;
    return true;
  }

  #isList(): boolean {
    if (this.#lists.size === 0) return this.#depth === 1;
    return this.#depth === 2 && this.#lists.has(this.#key.toLowerCase());
  }

  #wanted(): string {
    const [key] = this.#lists;
    return key === undefined
      ? 'it is no list of objects'
      : `there is no list under "${[...this.#lists].join('" or "')}"`;
  }
}

function objectRow(text: string, line: number, row: RowOfObject): RawRow {
  const outcome = parseJson(text);
  if (!outcome.ok) {
    const { problem, span } = outcome.problem;
    const lines = text.slice(0, span.start).split('\n').length - 1;
    return malformed(line + lines, problem);
  }
  if (outcome.root.type !== 'object') return malformed(line, 'it is no object');
  const [twice] = outcome.repeated;
  if (twice !== undefined)
    return malformed(line, `the key ${text.slice(twice.span.start, twice.span.end)} stands in it twice`);
  return row(flattenObject(outcome.root), line);
}

function malformed(line: number, problem: string): RowProblem {
  return { kind: 'problem', line, code: 'fleet-row-malformed', facts: { problem } };
}

function unreadable(line: number, problem: string): RowProblem {
  return { kind: 'problem', line, code: 'fleet-roster-unreadable', facts: { problem }, last: true };
}
