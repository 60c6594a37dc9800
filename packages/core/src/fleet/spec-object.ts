import type { Code } from '../catalogue/catalogue.ts';
import type { Diagnostic, Facts } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import type { JsonMember, JsonNode, JsonObject } from '../json/json-tree.ts';
import { nearestName } from '../rules/nearest-name.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';

/** Collects what is wrong with a spec, each finding with its place. */
export class SpecFindings {
  readonly diagnostics: Diagnostic[] = [];
  readonly #source: SourceText;

  constructor(source: SourceText) {
    this.#source = source;
  }

  tell(code: Code, span: Span, facts: Facts): void {
    this.diagnostics.push(diagnostic(code, this.#source.name, span, { facts }));
  }

  wrong(node: JsonNode, key: string, expected: string, nearest?: string): undefined {
    this.tell('fleet-spec-value-wrong', node.span, {
      key,
      expected,
      ...(nearest === undefined ? {} : { nearest }),
    });
  }
}

/** A text and its place. */
export interface SpecText {
  readonly text: string;
  readonly node: JsonNode;
}

/** An object of a spec, whose keys are asked for one by one; keys that nobody knows are told at once. */
export class SpecObject {
  readonly node: JsonObject;
  /** Words for messages: `organisation`, `the 2nd role`. */
  readonly title: string;
  readonly #findings: SpecFindings;
  readonly #members: ReadonlyMap<string, JsonMember>;

  private constructor(node: JsonObject, title: string, keys: readonly string[], findings: SpecFindings) {
    this.node = node;
    this.title = title;
    this.#findings = findings;
    this.#members = new Map(node.members.map((member) => [member.key, member] as const));
    const allowed = keys.filter((key) => key !== '$schema');
    for (const { key, keySpan } of node.members) {
      if (keys.includes(key)) continue;
      const nearest = nearestName(key, allowed);
      findings.tell('fleet-spec-key-unknown', keySpan, {
        object: title,
        key,
        ...(nearest === undefined ? {} : { nearest }),
        allowed: allowed.join(', '),
      });
    }
  }

  /** The object that a value is; anything else is told. */
  static read(node: JsonNode, title: string, keys: readonly string[], findings: SpecFindings): SpecObject | undefined {
    if (node.type === 'object') return new SpecObject(node, title, keys, findings);
    return findings.wrong(node, title, 'an object with keys');
  }

  /** The value of a key; null counts as absent, as in YAML where nothing stands behind the colon. */
  value(key: string): JsonNode | undefined {
    const node = this.#members.get(key)?.value;
    return node?.type === 'null' ? undefined : node;
  }

  /** The value of a key that must be there. */
  required(key: string, expected: string): JsonNode | undefined {
    const node = this.value(key);
    if (node === undefined) this.missing(key, expected);
    return node;
  }

  missing(key: string, expected: string): void {
    const { start } = this.node.span;
    const span = { start, end: Math.min(start + 1, this.node.span.end) };
    this.#findings.tell('fleet-spec-key-missing', span, { object: this.title, key, expected });
  }

  /** A text that passes the test. A number counts as its digits: YAML has them for account ids without quotes. */
  text(key: string, expected: string, test: (text: string) => boolean = isFilled): SpecText | undefined {
    const node = this.value(key);
    if (node === undefined) return undefined;
    const text = node.type === 'string' ? node.value : node.type === 'number' ? node.text : undefined;
    if (text !== undefined && test(text)) return { text, node };
    return this.#findings.wrong(node, key, expected);
  }

  requiredText(key: string, expected: string, test?: (text: string) => boolean): SpecText | undefined {
    return this.required(key, expected) === undefined ? undefined : this.text(key, expected, test);
  }

  /** One of some words. */
  word<T extends string>(key: string, words: readonly T[]): T | undefined {
    const found = this.text(key, `one of ${words.join(', ')}`, (text) => words.some((word) => word === text));
    return words.find((word) => word === found?.text);
  }

  flag(key: string): boolean | undefined {
    const node = this.value(key);
    if (node === undefined || node.type === 'boolean') return node?.value;
    return this.#findings.wrong(node, key, 'true or false');
  }

  whole(key: string, least: number, most: number): number | undefined {
    const node = this.value(key);
    if (node === undefined) return undefined;
    const value = node.type === 'number' && node.isWhole ? Number(node.text) : Number.NaN;
    if (value >= least && value <= most) return value;
    return this.#findings.wrong(node, key, `a whole number from ${least} to ${most}`);
  }

  /** The values of a list; undefined when there is none. */
  list(key: string): readonly JsonNode[] | undefined {
    const node = this.value(key);
    if (node === undefined || node.type === 'array') return node?.items;
    return this.#findings.wrong(node, key, 'a list');
  }

  /** The texts of a list; a single text counts as a list of one. */
  texts(key: string): readonly SpecText[] | undefined {
    const node = this.value(key);
    return node === undefined ? undefined : textsOf(node, key, this.#findings);
  }

  /** The keys and values of an object whose keys the spec does not fix. */
  entries(key: string): readonly JsonMember[] | undefined {
    const node = this.value(key);
    if (node === undefined || node.type === 'object') return node?.members;
    return this.#findings.wrong(node, key, 'an object with keys');
  }
}

/** The texts of a list, or a single one. */
export function textsOf(node: JsonNode, key: string, findings: SpecFindings): readonly SpecText[] {
  const nodes = node.type === 'array' ? node.items : [node];
  return nodes.flatMap((item): SpecText[] => {
    if (item.type === 'string' && item.value !== '') return [{ text: item.value, node: item }];
    if (item.type === 'number') return [{ text: item.text, node: item }];
    findings.wrong(item, key, 'a text');
    return [];
  });
}

function isFilled(text: string): boolean {
  return text.trim() !== '';
}
