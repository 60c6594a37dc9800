import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Delivery, SandboxResponse } from './http-message.ts';

const tickSeconds = 0.05;

/** Send an answer, in the way that its delivery wants. Resolves when it is out or the client has gone. */
export async function deliverAnswer(response: ServerResponse, answer: SandboxResponse, hangUp: boolean): Promise<void> {
  const { delivery = {} } = answer;
  const body = response.req.method === 'HEAD' ? undefined : Buffer.from(answer.bytes ?? answer.body);
  // A client that goes away while it waits is no fault of the sandbox.
  response.on('error', () => response.destroy());
  if (delivery.headersAfter !== undefined) await pause(delivery.headersAfter * 1000, undefined, { ref: false });
  if (response.destroyed) return;
  if (delivery.cut === 'before-headers') return void response.destroy();
  writeHeaders(response, answer, body, delivery, hangUp);
  if (delivery.cut === 'after-headers') return cut(response);
  if (body === undefined) return void response.end();
  if (delivery.cut === 'in-body') {
    response.write(body.subarray(0, Math.floor(body.length / 2)));
    return cut(response);
  }
  if (delivery.bytesPerSecond !== undefined) await trickle(response, body, delivery.bytesPerSecond);
  else response.end(body);
  // A connection on which the length was a lie is good for nothing more.
  if (delivery.lengthOff !== undefined) cut(response);
}

function writeHeaders(
  response: ServerResponse,
  answer: SandboxResponse,
  body: Buffer | undefined,
  delivery: Delivery,
  hangUp: boolean,
): void {
  response.statusCode = answer.status;
  response.sendDate = false;
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  response.setHeader('server', 'DuckbillSandbox');
  if (hangUp) response.setHeader('connection', 'close');
  // A HEAD tells the length of an object, and of nothing else.
  const length = body?.length ?? answer.bytes?.byteLength;
  // 204 and 304 have no body, and so no length.
  if (length !== undefined && answer.status !== 204 && answer.status !== 304) {
    response.setHeader('content-length', Math.max(0, length + (delivery.lengthOff ?? 0)));
  }
}

/** End the connection once what was written is out. */
function cut(response: ServerResponse): void {
  response.flushHeaders();
  const { socket } = response;
  if (socket === null) return void response.destroy();
  socket.end(() => response.destroy());
}

async function trickle(response: ServerResponse, body: Buffer, bytesPerSecond: number): Promise<void> {
  const portion = Math.max(1, Math.round(bytesPerSecond * tickSeconds));
  const interval = (portion / bytesPerSecond) * 1000;
  response.flushHeaders();
  for (let sent = 0; sent < body.length && !response.destroyed; sent += portion) {
    response.write(body.subarray(sent, sent + portion));
    await pause(interval, undefined, { ref: false });
  }
  response.end();
}
