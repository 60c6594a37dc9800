import type { Span } from '../source/span.ts';

/** A value of a JSON text and where it stands. */
export type JsonNode = JsonObject | JsonArray | JsonScalar;

export interface JsonObject {
  readonly type: 'object';
  readonly span: Span;
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  readonly key: string;
  /** Quotes included. */
  readonly keySpan: Span;
  readonly keyTextSpan: Span;
  readonly value: JsonNode;
}

export interface JsonArray {
  readonly type: 'array';
  readonly span: Span;
  readonly items: readonly JsonNode[];
}

export type JsonScalar = JsonString | JsonNumber | JsonBoolean | JsonNull;

export interface JsonString {
  readonly type: 'string';
  /** Quotes included. */
  readonly span: Span;
  readonly textSpan: Span;
  readonly value: string;
}

export interface JsonNumber {
  readonly type: 'number';
  readonly span: Span;
  /** As it is written: it may be more than a number of JavaScript can hold. */
  readonly text: string;
  /** Without fraction and exponent. */
  readonly isWhole: boolean;
}

export interface JsonBoolean {
  readonly type: 'boolean';
  readonly span: Span;
  readonly value: boolean;
}

export interface JsonNull {
  readonly type: 'null';
  readonly span: Span;
}

/** Something in a text that makes it no JSON, or not such as people can rely on. */
export interface JsonProblem {
  readonly span: Span;
  /** Words, no full stop. */
  readonly problem: string;
  /** What could stand there. */
  readonly expected?: string;
}
