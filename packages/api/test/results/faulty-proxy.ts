import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of a call. */
export type Mishap =
  /** The connection ends when so many bytes of the request have come. */
  | { readonly kind: 'cut-request'; readonly after: number }
  /** The call is made, and its answer ends after so many bytes of its body. */
  | { readonly kind: 'cut-answer'; readonly after: number }
  | { readonly kind: 'answer'; readonly status: number; readonly code: string };

/** A server that hands calls on, but for those that something is to happen to. */
export interface FaultyProxy {
  readonly url: string;
  /** Calls so far: method and query. */
  readonly calls: string[];
  /** Asked for each call; undefined lets it pass. */
  mishap: (call: string, count: number) => Mishap | undefined;
  close(): Promise<void>;
}

export async function startFaultyProxy(upstream: string): Promise<FaultyProxy> {
  const server: Server = createServer((incoming, outgoing) => {
    const call = `${incoming.method ?? ''} ${incoming.url ?? ''}`;
    proxy.calls.push(call);
    const mishap = proxy.mishap(call, proxy.calls.length);
    if (mishap?.kind === 'cut-request') return cutRequest(incoming, mishap.after);
    if (mishap?.kind === 'answer') {
      incoming.resume();
      outgoing.writeHead(mishap.status, { 'content-type': 'application/xml' });
      outgoing.end(`<?xml version="1.0"?><Error><Code>${mishap.code}</Code><Message>canary-secret</Message></Error>`);
      return;
    }
    handOn(upstream, incoming, outgoing, mishap?.after);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const proxy: FaultyProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: [],
    mishap: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}

function cutRequest(incoming: IncomingMessage, after: number): void {
  let bytes = 0;
  if (after === 0) incoming.socket.destroy();
  incoming.on('data', (piece: Buffer) => {
    bytes += piece.byteLength;
    if (bytes >= after) incoming.socket.destroy();
  });
}

function handOn(upstream: string, incoming: IncomingMessage, outgoing: ServerResponse, cutAfter = Infinity): void {
  const { method, headers, url = '/' } = incoming;
  const passed = request(new URL(url, upstream), { ...(method === undefined ? {} : { method }), headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    let bytes = 0;
    answer.on('data', (piece: Buffer) => {
      const rest = cutAfter - bytes;
      bytes += piece.byteLength;
      if (bytes <= cutAfter) outgoing.write(piece);
      else outgoing.write(piece.subarray(0, Math.max(0, rest)), () => outgoing.destroy());
    });
    answer.on('end', () => outgoing.end());
    answer.on('error', () => outgoing.destroy());
  });
  passed.on('error', () => outgoing.destroy());
  incoming.pipe(passed);
}
