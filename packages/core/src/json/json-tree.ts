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
  readonly value: JsonNode;
}

export interface JsonArray {
  readonly type: 'array';
  readonly span: Span;
  readonly items: readonly JsonNode[];
}

export interface JsonScalar {
  readonly type: 'scalar';
  readonly span: Span;
}

/** Something in a text that makes it no JSON, or not such as people can rely on. */
export interface JsonProblem {
  readonly span: Span;
  /** Words, no full stop. */
  readonly problem: string;
}
