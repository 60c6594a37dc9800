import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import type { DoctorWorld } from '../world.ts';
import { agentsFor } from './agents.ts';
import type { Outbound } from './outbound.ts';

/** A request to somebody for whom there is no client: an issuer, a metadata service. */
export interface HttpRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds until the answer must be there; the world's when absent. */
  readonly timeout?: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** No answer that is looked at is longer. */
const longestAnswer = 1_000_000;

/**
 * Sends a request and reads the whole answer, whatever its status; redirects are not followed, since secrets go along.
 * Rejects with Node's system error, ETIMEDOUT after the timeout.
 */
export async function sendRequest(asked: HttpRequest, world: DoctorWorld): Promise<HttpAnswer> {
  const { url, method, headers = {}, body, timeout = world.timeouts.request } = asked;
  if (world.outbound !== undefined) return sendThrough(world.outbound, asked, timeout);
  const agents = await agentsFor(url, world);
  const secure = new URL(url).protocol === 'https:';
  const agent = secure ? agents.httpsAgent : agents.httpAgent;
  const open = secure ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = { method, headers: { ...headers, ...length }, agent: agent ?? false };
    const request = open(url, options, (response) => {
      readAnswer(response).then(resolve, reject).finally(done);
    });
    const late = Object.assign(new Error(`no answer within ${timeout} ms`), { code: 'ETIMEDOUT' });
    const timer = setTimeout(() => request.destroy(late), timeout);
    const done = (): void => clearTimeout(timer);
    request.once('error', (error) => {
      done();
      reject(error);
    });
    request.end(body);
  });
}

async function sendThrough(outbound: Outbound, asked: HttpRequest, timeout: number): Promise<HttpAnswer> {
  const { url, method, headers = {}, body } = asked;
  const request = { url, method, headers, ...(body === undefined ? {} : { body }) };
  const { status, headers: answered, body: bytes } = await outbound.send(request, AbortSignal.timeout(timeout));
  const text = Buffer.from(bytes.subarray(0, longestAnswer)).toString('utf8');
  return { status, contentType: answered['content-type'] ?? '', text };
}

async function readAnswer(response: IncomingMessage): Promise<HttpAnswer> {
  let text = '';
  response.setEncoding('utf8');
  for await (const chunk of response) {
    text += String(chunk);
    if (text.length > longestAnswer) {
      response.destroy();
      break;
    }
  }
  return { status: response.statusCode ?? 0, contentType: response.headers['content-type'] ?? '', text };
}
