import type { JsonMember, JsonNode, JsonNumber, JsonObject } from '../json/json-tree.ts';
import { parseJson } from '../json/parse-json.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
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
  const root = readRoot(source, findings);
  const done = { source, format: 'json' as const, diagnostics: findings.list() };
  if (root === undefined) return { ...done, root, outcome: 'refused' };
  return { ...done, root, outcome: root.type === 'dict' ? 'dict' : 'other-root' };
}

function readRoot(source: SourceText, findings: PlistFindings): PlistValue | undefined {
  const parsed = parseJson(source.text, maxPlistDepth);
  if (parsed.ok) return new PlistOfJson(source.name, findings).value(parsed.root);
  findings.refuse(parsed.problem);
  return undefined;
}

/** Makes a property list of a tree of JSON. */
class PlistOfJson {
  readonly #file: string;
  readonly #findings: PlistFindings;

  constructor(file: string, findings: PlistFindings) {
    this.#file = file;
    this.#findings = findings;
  }

  value(node: JsonNode): PlistValue | undefined {
    switch (node.type) {
      case 'string':
      case 'boolean':
        return node;
      case 'number':
        return this.#number(node);
      case 'null':
        return this.#refuse({ span: node.span, problem: 'a property list has no null', expected: anyValue });
      case 'object':
        return this.#dictOrTagged(node);
      case 'array': {
        const items = this.#all(node.items);
        return items && { type: 'array', span: node.span, items };
      }
    }
  }

  /** Undefined as soon as one of them cannot be held. */
  #all(nodes: readonly JsonNode[]): PlistValue[] | undefined {
    const values: PlistValue[] = [];
    for (const node of nodes) {
      const value = this.value(node);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  }

  #dictOrTagged({ members, span }: JsonObject): PlistValue | undefined {
    const values = this.#all(members.map(({ value }) => value));
    if (values === undefined) return undefined;
    const [only, tagged] = [members[0], values[0]];
    const tag = members.length === 1 && only !== undefined ? tagOf(only.key) : undefined;
    if (tag !== undefined && tagged !== undefined) {
      const value = readTagged(tag, tagged, span);
      return 'problem' in value ? this.#refuse(value) : value;
    }
    const isOnly = members.length === 1;
    const entries = values.flatMap((value, index): PlistEntry[] => {
      const member = members[index];
      return member === undefined ? [] : [entryOf(member, value, isOnly)];
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

  #number({ span, text, isWhole }: JsonNumber): PlistValue | undefined {
    if (isWhole) {
      const value = readJavaLong(text, 10);
      if (value !== undefined) return { type: 'integer', span, textSpan: span, value };
      return this.#refuse({ span, problem: 'the number has more than 64 bit', expected: 'a string' });
    }
    const value = Number(text);
    if (Number.isFinite(value)) return { type: 'real', span, textSpan: span, value };
    return this.#refuse({ span, problem: 'the number is too large', expected: '{ "$real": "+infinity" }' });
  }

  #refuse(refusal: Refusal): undefined {
    this.#findings.refuse(refusal);
    return undefined;
  }
}

function entryOf({ key, keySpan, keyTextSpan }: JsonMember, value: PlistValue, isOnly: boolean): PlistEntry {
  return { key: isOnly ? unescapeTagKey(key) : key, keySpan, keyTextSpan, value };
}

const anyValue = 'a string, a number, true, false, { … } or [ … ]';
