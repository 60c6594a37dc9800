import type { Problem } from './problem.ts';

export type AnswerHeaders = Readonly<Record<string, string>>;

/** JSON. Values in `secrets` are masked before anything is sent. */
export interface AnswerOfBody<Body extends object = object> {
  readonly kind: 'answer';
  /** 200 unless given. */
  readonly status?: number;
  readonly body: Body;
  readonly secrets: readonly string[];
  readonly headers?: AnswerHeaders;
}

/** Why there is no answer. */
export interface AnswerOfProblem {
  readonly kind: 'problem';
  readonly problem: Problem;
  readonly secrets: readonly string[];
  readonly headers?: AnswerHeaders;
}

/**
 * Bytes of any media type, sent as fast as they are taken. They are closed (`return`) when the client leaves. Whoever
 * makes them keeps secrets out of them.
 */
export interface AnswerOfStream {
  readonly kind: 'stream';
  /** 200 unless given. */
  readonly status?: number;
  readonly type: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly headers?: AnswerHeaders;
}

/** A text of any media type but JSON. */
export interface AnswerOfText {
  readonly kind: 'text';
  readonly type: string;
  readonly text: string;
  readonly secrets: readonly string[];
  readonly headers?: AnswerHeaders;
}

/** No body at all. */
export interface AnswerOfNothing {
  readonly kind: 'nothing';
  readonly status: 204 | 304;
  readonly headers?: AnswerHeaders;
}

/** What a route answers. */
export type Answer = AnswerOfBody | AnswerOfProblem | AnswerOfStream | AnswerOfText | AnswerOfNothing;

/** A body as JSON, with what is to be masked in it. */
export function answer<Body extends object>(
  body: Body,
  secrets: readonly string[] = [],
  status = 200,
): AnswerOfBody<Body> {
  return { kind: 'answer', status, body, secrets };
}

/** An answer that says why there is none. */
export function refusal(
  refused: Problem,
  secrets: readonly string[] = [],
  headers: AnswerHeaders = {},
): AnswerOfProblem {
  return { kind: 'problem', problem: refused, secrets, headers };
}

/** Bytes of a media type as they are made. */
export function stream(type: string, chunks: AsyncIterable<Uint8Array>, headers: AnswerHeaders = {}): AnswerOfStream {
  return { kind: 'stream', type, chunks, headers };
}
