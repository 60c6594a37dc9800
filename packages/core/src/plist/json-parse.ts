import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import { type JsonText, JsonReader } from './json-reader.ts';
import { tagOf, unescapeTagKey } from './json-tags.ts';
import { readTagged } from './json-tagged.ts';
import type { PlistDocument } from './plist-document.ts';
import { PlistFindings, type Refusal } from './plist-findings.ts';
import { maxPlistDepth } from './plist-limits.ts';
import type { PlistEntry, PlistValue } from './plist-tree.ts';
import { readJavaLong } from './read-number.ts';

/**
 * Reads JSON as `printPlistJson` writes it, or as people do, into a property list whose places are those of the JSON.
 * The first thing that no property list can hold ends the reading; of a repeated key the last value counts.
 */
export function parsePlistJson(source: SourceText): PlistDocument {
  const findings = new PlistFindings(source);
  const root = new JsonParser(source, findings).parse();
  const done = { source, format: 'json' as const, diagnostics: findings.list() };
  if (root === undefined) return { ...done, root, outcome: 'refused' };
  return { ...done, root, outcome: root.type === 'dict' ? 'dict' : 'other-root' };
}

interface Member {
  readonly key: JsonText;
  readonly value: PlistValue;
}

class JsonParser {
  readonly #file: string;
  readonly #reader: JsonReader;
  readonly #findings: PlistFindings;

  constructor({ name, text }: SourceText, findings: PlistFindings) {
    this.#file = name;
    this.#reader = new JsonReader(text);
    this.#findings = findings;
  }

  parse(): PlistValue | undefined {
    const root = this.#value(1);
    if (root === undefined) return undefined;
    const rest = this.#reader.next();
    if (rest !== '') return this.#refuse('text behind the value', 'the end of the file');
    return root;
  }

  #value(depth: number): PlistValue | undefined {
    const reader = this.#reader;
    const first = reader.next();
    const start = reader.at;
    if (depth > maxPlistDepth) return this.#refuse(`values nested more than ${maxPlistDepth} deep`);
    if (first === '{') return this.#object(start, depth);
    if (first === '[') return this.#array(start, depth);
    if (first === '"') {
      const text = this.#string();
      return text && { type: 'string', ...text };
    }
    for (const word of ['true', 'false'] as const) {
      const span = reader.word(word);
      if (span !== undefined) return { type: 'boolean', span, value: word === 'true' };
    }
    const empty = reader.word('null');
    if (empty !== undefined) return this.#refuseAt({ span: empty, problem: 'a property list has no null', expected });
    return this.#number();
  }

  #object(start: number, depth: number): PlistValue | undefined {
    const reader = this.#reader;
    const members: Member[] = [];
    reader.at += 1;
    for (let first = reader.next(); first !== '}'; first = reader.next()) {
      if (members.length > 0 && !this.#comma('}')) return undefined;
      const key = reader.next() === '"' ? this.#string() : this.#refuse('a key is missing', 'a key in double quotes');
      if (key === undefined) return undefined;
      if (reader.next() !== ':') return this.#refuse('no colon behind the key', ':');
      reader.at += 1;
      const value = this.#value(depth + 1);
      if (value === undefined) return undefined;
      members.push({ key, value });
    }
    reader.at += 1;
    return this.#dictOrTagged(members, { start, end: reader.at });
  }

  #dictOrTagged(members: readonly Member[], span: Span): PlistValue | undefined {
    const [only] = members;
    const tag = members.length === 1 && only !== undefined ? tagOf(only.key.value) : undefined;
    if (tag !== undefined && only !== undefined) {
      const value = readTagged(tag, only.value, span);
      return 'problem' in value ? this.#refuseAt(value) : value;
    }
    const entries = members.map(({ key, value }): PlistEntry => {
      const name = members.length === 1 ? unescapeTagKey(key.value) : key.value;
      return { key: name, keySpan: key.span, keyTextSpan: key.textSpan, value };
    });
    this.#remarkRepeatedKeys(entries);
    return { type: 'dict', span, entries };
  }

  /** Without a repair: what mends a property list would leave a comma behind in JSON. */
  #remarkRepeatedKeys(entries: readonly PlistEntry[]): void {
    const seen = new Map<string, Span>();
    for (const { key, keySpan } of entries) {
      const before = seen.get(key);
      seen.set(key, keySpan);
      if (before === undefined) continue;
      const related = [{ file: this.#file, span: before, label: 'this earlier value is forgotten' }];
      this.#findings.remark('plist-key-repeated', keySpan, { facts: { key: `"${key.slice(0, 40)}"` }, related });
    }
  }

  #array(start: number, depth: number): PlistValue | undefined {
    const reader = this.#reader;
    const items: PlistValue[] = [];
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
      this.#refuse(reader.ended ? 'the text ends too early' : 'no comma between two values', `, or ${close}`);
      return false;
    }
    const comma = reader.at;
    reader.at += 1;
    if (reader.next() !== close) return true;
    const span = { start: comma, end: comma + 1 };
    this.#refuseAt({ span, problem: 'a comma behind the last value', expected: close });
    return false;
  }

  #string(): JsonText | undefined {
    const text = this.#reader.string();
    return 'problem' in text ? this.#refuseAt(text) : text;
  }

  #number(): PlistValue | undefined {
    const token = this.#reader.number();
    if (token === undefined)
      return this.#refuse(this.#reader.ended ? 'the text ends too early' : 'this is no value', expected);
    const { span, text, isWhole } = token;
    if (isWhole) {
      const value = readJavaLong(text, 10);
      if (value !== undefined) return { type: 'integer', span, textSpan: span, value };
      return this.#refuseAt({ span, problem: 'the number has more than 64 bit', expected: 'a string' });
    }
    const value = Number(text);
    if (Number.isFinite(value)) return { type: 'real', span, textSpan: span, value };
    return this.#refuseAt({ span, problem: 'the number is too large', expected: '{ "$real": "+infinity" }' });
  }

  #refuse(problem: string, wanted?: string): undefined {
    const { at, ended } = this.#reader;
    const span = { start: at, end: ended ? at : at + 1 };
    return this.#refuseAt({ span, problem, ...(wanted === undefined ? {} : { expected: wanted }) });
  }

  #refuseAt(refusal: Refusal): undefined {
    this.#findings.refuse(refusal);
    return undefined;
  }
}

const expected = 'a string, a number, true, false, { … } or [ … ]';
