import { createHash } from 'node:crypto';
import type { Answer, AnswerHeaders, AnswerOfBody, AnswerOfProblem, AnswerOfText } from './answer.ts';
import { type PrintedAnswer, printAnswer } from './print-answer.ts';
import { type ProblemCode, problemContentType } from './problem.ts';

export interface SendOptions {
  /** The media type that was chosen. */
  readonly accepts: string;
  readonly request: Request;
  readonly cache?: 'catalogue' | undefined;
  readonly reportFault: (fault: unknown) => void;
  /** Called once when nothing more will be sent. */
  readonly done?: () => void;
}

/** Reports are about files of one person. Catalogues change with a release. */
const keepNothing = { 'Cache-Control': 'no-store' };
const keepAWhile = { 'Cache-Control': 'public, max-age=300', Vary: 'Accept' };

/** The one way out: no secret of the request passes. */
export function send(answer: Answer, options: SendOptions): Response {
  const { request, accepts, done = () => {} } = options;
  const headers = new Headers({ ...keepNothing, ...answer.headers });
  if (answer.kind === 'stream') {
    headers.set('Content-Type', answer.type);
    const body = streamOf(answer.chunks, options);
    if (request.method !== 'HEAD') return new Response(body, { status: answer.status ?? 200, headers });
    void body.cancel();
    return new Response(null, { status: answer.status ?? 200, headers });
  }
  done();
  if (answer.kind === 'nothing') return new Response(null, { status: answer.status, headers });
  if (answer.kind === 'problem') return sendProblem(answer);
  const printed = options.cache === 'catalogue' ? printCatalogue(answer, accepts) : printAnswer(answer, accepts);
  headers.set('Content-Type', printed.type);
  if (options.cache === 'catalogue') {
    for (const [name, value] of Object.entries(keepAWhile)) headers.set(name, value);
    const tag = `"${createHash('sha256').update(accepts).update(printed.text).digest('base64url').slice(0, 22)}"`;
    headers.set('ETag', tag);
    if (namesTag(request.headers.get('If-None-Match'), tag)) {
      headers.delete('Content-Type');
      return new Response(null, { status: 304, headers });
    }
  }
  return new Response(printed.text, { status: printed.status, headers });
}

/** An answer that is printed already. */
function sendPrinted(printed: PrintedAnswer): Response {
  const { status, text, problem } = printed;
  const response = new Response(text, { status, headers: headersOfPrinted(printed) });
  if (problem !== undefined) codes.set(response, problem);
  return response;
}

/** The headers that an answer has of its own. */
export function headersOfPrinted({ type, headers }: PrintedAnswer): AnswerHeaders {
  return { ...keepNothing, ...headers, 'Content-Type': type };
}

const texts = new WeakMap<object, string>();

/** Nobody's secrets, and the same for everybody: printed once for every value. */
function printCatalogue(answer: AnswerOfBody | AnswerOfText, accepts: string): PrintedAnswer {
  if (answer.kind === 'text') return { status: 200, type: answer.type, text: answer.text };
  const text = texts.get(answer.body) ?? JSON.stringify(answer.body);
  texts.set(answer.body, text);
  return { status: answer.status ?? 200, type: accepts, text };
}

/** A problem as a response. */
export function sendProblem(refused: AnswerOfProblem): Response {
  return sendPrinted(printAnswer(refused, problemContentType));
}

const codes = new WeakMap<Response, ProblemCode>();

/** The code of the problem that a response of `sendProblem` is; for logs. */
export function problemOf(response: Response): ProblemCode | undefined {
  return codes.get(response);
}

/** Whether an If-None-Match (RFC 9110 §13.1.2) names a tag. */
function namesTag(header: string | null, tag: string): boolean {
  if (header === null) return false;
  return header.split(',').some((item) => [tag, `W/${tag}`, '*'].includes(item.trim()));
}

/** Takes the next chunk when the client has taken the last: nothing piles up. */
function streamOf(chunks: AsyncIterable<Uint8Array>, options: SendOptions): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const { reportFault, done = () => {} } = options;
  let left = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await iterator.next();
          // A client that has all it was promised may leave before the end is seen.
          if (left) return done();
          if (next.done !== true) return controller.enqueue(next.value);
          controller.close();
        } catch (fault) {
          const { signal } = options.request;
          if (!(signal.aborted && fault === signal.reason)) reportFault(fault);
          // The client sees an answer that breaks off, not one that looks whole.
          controller.error(new Error('the answer broke off'));
        }
        done();
      },
      async cancel() {
        left = true;
        done();
        try {
          await iterator.return?.();
        } catch (fault) {
          reportFault(fault);
        }
      },
    },
    { highWaterMark: 0 },
  );
}
