import type { JsonNode, Span } from '@duckbill/core';
import {
  type Document,
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseAllDocuments,
  type Scalar,
  visit,
} from 'yaml';

/** Something in a text that makes it no YAML, or none that has a meaning here. */
export interface YamlProblem {
  readonly span: Span;
  readonly problem: string;
}

export type YamlOutcome =
  | { readonly ok: true; readonly root: JsonNode }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] };

const MAX_DEPTH = 50;
/** References may multiply values; a spec of people has no need for more. */
const MAX_NODES = 100_000;

/** A YAML text as the tree of values and places that JSON is read into. */
export function parseYaml(text: string): YamlOutcome {
  const documents = parseAllDocuments(text, {
    prettyErrors: false, // Its own search for repeated keys compares each with each.
    uniqueKeys: false,
    version: '1.2',
  });
  const problems: YamlProblem[] = [];
  const [document, second] = 'empty' in documents ? [] : documents;
  for (const { errors } of 'empty' in documents ? [documents] : documents)
    for (const { pos, message } of errors)
      problems.push({ span: { start: pos[0], end: pos[1] }, problem: firstLine(message) });
  if (second !== undefined) problems.push({ span: spanOf(second.contents), problem: 'a second document' });
  const { contents } = document ?? { contents: null };
  if (problems.length === 0 && contents === null)
    problems.push({ span: { start: 0, end: 0 }, problem: 'the file is empty' });
  if (problems.length > 0 || document === undefined || contents === null) return { ok: false, problems };
  const reading = new YamlReading(text, document, problems);
  const root = reading.value(contents, 1);
  return root === undefined || problems.length > 0 ? { ok: false, problems } : { ok: true, root };
}

class YamlReading {
  readonly #text: string;
  readonly #targets: ReadonlyMap<Alias, Node>;
  readonly #problems: YamlProblem[];
  #count = 0;

  constructor(text: string, document: Document, problems: YamlProblem[]) {
    this.#text = text;
    this.#targets = targetsOf(document);
    this.#problems = problems;
  }

  value(node: unknown, depth: number): JsonNode | undefined {
    if (this.#count > MAX_NODES) return undefined;
    this.#count += 1;
    const span = spanOf(node);
    if (depth > MAX_DEPTH) return this.#refuse(span, `values nested more than ${MAX_DEPTH} deep`);
    if (this.#count > MAX_NODES) return this.#refuse(span, `more than ${MAX_NODES} values, references counted`);
    if (node === null || node === undefined) return { type: 'null', span };
    if (isAlias(node)) {
      const target = this.#targets.get(node);
      return target === undefined ? this.#refuse(span, 'a reference to nothing') : this.value(target, depth + 1);
    }
    if (isMap(node)) {
      const seen = new Set<unknown>();
      const members = node.items.flatMap(({ key, value }) => {
        const keySpan = spanOf(key);
        if (!isScalar(key)) return this.#refuse(keySpan, 'a key that is no text') ?? [];
        if (seen.has(key.value)) return this.#refuse(keySpan, 'a key that stands here already') ?? [];
        seen.add(key.value);
        const read = this.value(value, depth + 1);
        const name = typeof key.value === 'string' ? key.value : this.#slice(keySpan);
        return read === undefined
          ? []
          : [{ key: name, keySpan, keyTextSpan: this.#inside(key, keySpan), value: withPlace(read, keySpan) }];
      });
      return { type: 'object', span, members };
    }
    if (isSeq(node))
      return { type: 'array', span, items: node.items.flatMap((item) => this.value(item, depth + 1) ?? []) };
    return isScalar(node) ? this.#scalar(node, span) : this.#refuse(span, 'a value of another kind');
  }

  #scalar(node: Scalar, span: Span): JsonNode | undefined {
    const { value } = node;
    if (value === null || value === undefined) return { type: 'null', span };
    if (typeof value === 'boolean') return { type: 'boolean', span, value };
    if (typeof value === 'string') return { type: 'string', span, textSpan: this.#inside(node, span), value };
    if (typeof value !== 'number' && typeof value !== 'bigint') return this.#refuse(span, 'a value of another kind');
    // As it is written: an account id may begin with zeros.
    const text = this.#slice(span);
    return { type: 'number', span, text, isWhole: /^[+-]?\d+$/u.test(text) };
  }

  /** Without quotes. */
  #inside({ type }: Scalar, span: Span): Span {
    const quoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
    return quoted ? { start: span.start + 1, end: span.end - 1 } : span;
  }

  #slice({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }

  #refuse(span: Span, problem: string): undefined {
    this.#problems.push({ span, problem });
  }
}

/** What references refer to: the last anchor of their name before them. */
function targetsOf(document: Document): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target !== undefined) targets.set(node, target);
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

/** A value that is not there has the place of its key. */
function withPlace(node: JsonNode, keySpan: Span): JsonNode {
  return node.type === 'null' && node.span.end === 0 ? { ...node, span: keySpan } : node;
}

function spanOf(node: unknown): Span {
  const range = (node as Node | null | undefined)?.range;
  return range === null || range === undefined ? { start: 0, end: 0 } : { start: range[0], end: range[1] };
}

function firstLine(message: string): string {
  const line = message.split('\n')[0] ?? message;
  return line.charAt(0).toLowerCase() + line.slice(1);
}
