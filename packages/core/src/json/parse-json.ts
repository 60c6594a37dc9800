import { JsonReader, type JsonText } from './json-reader.ts';
import type { JsonMember, JsonNode, JsonProblem, JsonScalar } from './json-tree.ts';

/** Deepest nesting that is followed unless more is asked for; what is deeper is a problem. */
export const maxJsonDepth = 100;

/** What a JSON text holds, and where. */
export type JsonOutcome =
  /** `repeated`: keys that stand twice in their object. The last value counts for most readers, but nobody can tell. */
  | { readonly ok: true; readonly root: JsonNode; readonly repeated: readonly JsonProblem[] }
  | { readonly ok: false; readonly problem: JsonProblem };

/** Reads a JSON text with the places of its values. Takes any text. */
export function parseJson(text: string, maxDepth: number = maxJsonDepth): JsonOutcome {
  const parser = new JsonParser(text, maxDepth);
  const root = parser.parse();
  if (root !== undefined) return { ok: true, root, repeated: parser.repeated };
  return { ok: false, problem: parser.problem ?? { span: { start: 0, end: 0 }, problem: 'this is no JSON' } };
}

class JsonParser {
  readonly #reader: JsonReader;
  readonly #maxDepth: number;
  readonly repeated: JsonProblem[] = [];
  problem: JsonProblem | undefined;

  constructor(text: string, maxDepth: number) {
    this.#reader = new JsonReader(text);
    this.#maxDepth = maxDepth;
  }

  parse(): JsonNode | undefined {
    const root = this.#value(1);
    if (root === undefined || this.#reader.next() === '') return root;
    return this.#refuse('text behind the value', 'the end of the text');
  }

  #value(depth: number): JsonNode | undefined {
    const reader = this.#reader;
    const first = reader.next();
    const start = reader.at;
    if (depth > this.#maxDepth) return this.#refuse(`values nested more than ${this.#maxDepth} deep`);
    if (first === '{') return this.#object(start, depth);
    if (first === '[') return this.#array(start, depth);
    if (first === '/') return this.#refuse('a comment, which JSON has not');
    if (first !== '"') return this.#word();
    const text = this.#string();
    return text && { type: 'string', ...text };
  }

  #word(): JsonScalar | undefined {
    const reader = this.#reader;
    for (const word of ['true', 'false'] as const) {
      const span = reader.word(word);
      if (span !== undefined) return { type: 'boolean', span, value: word === 'true' };
    }
    const empty = reader.word('null');
    if (empty !== undefined) return { type: 'null', span: empty };
    const digits = reader.number();
    if (digits !== undefined) return { type: 'number', ...digits };
    return this.#refuse(reader.ended ? 'the text ends too early' : 'this is no value', anyValue);
  }

  #object(start: number, depth: number): JsonNode | undefined {
    const reader = this.#reader;
    const members: JsonMember[] = [];
    const keys = new Set<string>();
    reader.at += 1;
    for (let first = reader.next(); first !== '}'; first = reader.next()) {
      if (members.length > 0 && !this.#comma('}')) return undefined;
      const key = reader.next() === '"' ? this.#string() : this.#refuse('a key in double quotes is missing');
      if (key === undefined) return undefined;
      if (reader.next() !== ':') return this.#refuse('no colon behind the key', ':');
      reader.at += 1;
      const value = this.#value(depth + 1);
      if (value === undefined) return undefined;
      members.push({ key: key.value, keySpan: key.span, keyTextSpan: key.textSpan, value });
      if (keys.has(key.value)) this.repeated.push({ span: key.span, problem: 'the key stands here twice' });
      keys.add(key.value);
    }
    reader.at += 1;
    return { type: 'object', span: { start, end: reader.at }, members };
  }

  #array(start: number, depth: number): JsonNode | undefined {
    const reader = this.#reader;
    const items: JsonNode[] = [];
    reader.at += 1;
    for (let first = reader.next(); first !== ']'; first = reader.next()) {
      if (items.length > 0 && !this.#comma(']')) return undefined;
      const item = this.#value(depth + 1);
      if (item === undefined) return undefined;
      items.push(item);
    }
    reader.at += 1;
    return { type: 'array', span: { start, end: reader.at }, items };
  }

  #comma(close: string): boolean {
    const reader = this.#reader;
    if (reader.next() !== ',') {
      this.#refuse(
        reader.ended ? 'the text ends too early' : `no comma and no ${close} behind the value`,
        `, or ${close}`,
      );
      return false;
    }
    const comma = reader.at;
    reader.at += 1;
    if (reader.next() !== close) return true;
    const span = { start: comma, end: comma + 1 };
    this.problem ??= { span, problem: 'a comma behind the last value', expected: close };
    return false;
  }

  #string(): JsonText | undefined {
    const text = this.#reader.string();
    if (!('problem' in text)) return text;
    this.problem ??= text;
    return undefined;
  }

  #refuse(problem: string, expected?: string): undefined {
    const { at, ended } = this.#reader;
    const span = { start: at, end: ended ? at : at + 1 };
    this.problem ??= { span, problem, ...(expected === undefined ? {} : { expected }) };
    return undefined;
  }
}

const anyValue = 'a string, a number, true, false, null, { … } or [ … ]';
