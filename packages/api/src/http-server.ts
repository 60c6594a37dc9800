import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { Socket } from 'node:net';
import { maxBodyBytes } from './limits/request-limits.ts';
import { problem, problemContentType, type ProblemCode } from './problem.ts';
import type { ServeLimits } from './limits/serve-limits.ts';

/** A server that no client can hold: whatever comes late, trickles or never ends is cut off. Nothing listens yet. */
export function httpServer(limits: ServeLimits, listener: RequestListener): Server {
  const { headersTimeout, requestTimeout, keepAliveTimeout, headerBytes, bodyTimeout } = limits;
  const server = createServer(
    {
      headersTimeout,
      requestTimeout,
      keepAliveTimeout,
      maxHeaderSize: headerBytes,
      connectionsCheckingInterval: Math.max(100, Math.min(5000, headersTimeout / 2)),
      // Two heads that say different things of where a request ends are how one is smuggled in (RFC 9112 §11.2).
      insecureHTTPParser: false,
    },
    (request, response) => {
      if (hasBody(request)) limitBody(request, bodyTimeout);
      listener(request, response);
    },
  );
  server.timeout = limits.idleTimeout;
  server.maxConnections = limits.connections;
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !(socket instanceof Socket) || !socket.writable) socket.destroy();
    // Not only its own half: who does not read would keep the other one open.
    else socket.end(rawProblem(codeOf(error)), () => socket.destroy());
  });
  return server;
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** A large body has the time of any request; one that says it is small has to come soon. */
function limitBody(request: IncomingMessage, bodyTimeout: number): void {
  if (!(Number(request.headers['content-length']) <= maxBodyBytes)) return;
  const timer = setTimeout(() => request.destroy(), bodyTimeout);
  const clear = (): void => clearTimeout(timer);
  request.once('end', clear).once('close', clear);
}

function codeOf({ code }: NodeJS.ErrnoException): ProblemCode {
  if (code === 'HPE_HEADER_OVERFLOW') return 'headers-too-large';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request-late' : 'request-malformed';
}

/** What cannot be read as a request gets its answer without the app. */
function rawProblem(code: ProblemCode): string {
  const detail = 'The connection is closed.';
  const found = problem(code, { detail });
  const body = JSON.stringify(found);
  return [
    `HTTP/1.1 ${found.status} ${found.title}`,
    `Content-Type: ${problemContentType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
