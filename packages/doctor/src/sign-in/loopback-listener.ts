import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { callbackPage } from './callback-page.ts';
import { SignInError } from './sign-in-error.ts';
import { systemCode } from './system-code.ts';

/** Waits on 127.0.0.1 for the browser to come back, once. */
export interface LoopbackListener {
  readonly port: number;
  /** The query of the first request to the callback path; undefined when the signal aborted before. */
  readonly callback: (signal: AbortSignal) => Promise<URLSearchParams | undefined>;
  readonly close: () => void;
}

/**
 * Binds the port before a browser is opened, so that nobody else can take it. Any other path is answered with 404, and
 * the first request to the callback path is the only one that counts. Throws SignInError when the port is taken.
 */
export async function listenOnLoopback(path: string, port: number, state: string): Promise<LoopbackListener> {
  let settle: (query: URLSearchParams | undefined) => void = () => undefined;
  const arrived = new Promise<URLSearchParams | undefined>((resolve) => (settle = resolve));
  let taken = false;
  const server = createServer((request, response) => {
    const url = callbackOf(request, path);
    if (url === undefined || taken)
      return answer(response, taken ? 410 : 404, 'Nothing here', 'This page is not used.');
    taken = true;
    const query = url.searchParams;
    const good = query.get('state') === state && query.has('code');
    const [title, text] = good
      ? ['Signed in', 'You can close this window and go back to the terminal.']
      : ['Not signed in', 'Close this window; the terminal tells why.'];
    answer(response, good ? 200 : 400, title, text);
    settle(query);
  });
  // Nobody needs longer to send one line.
  server.requestTimeout = 10_000;
  server.headersTimeout = 10_000;
  server.maxConnections = 20;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(error, port)));
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  const close = (): void => {
    settle(undefined);
    server.close();
    server.closeAllConnections();
  };
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    callback: async (signal) => {
      const stop = (): void => settle(undefined);
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      const query = await arrived;
      signal.removeEventListener('abort', stop);
      return query;
    },
    close,
  };
}

function callbackOf(request: IncomingMessage, path: string): URL | undefined {
  const target = `http://127.0.0.1${request.url ?? '/'}`;
  if (request.method !== 'GET' || !URL.canParse(target)) return undefined;
  const url = new URL(target);
  return url.pathname === path ? url : undefined;
}

function answer(response: ServerResponse, status: number, title: string, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(callbackPage(title, text));
}

function cannotListen(error: Error, port: number): SignInError {
  const code = systemCode(error);
  const where = port === 0 ? '127.0.0.1' : `port ${port} of 127.0.0.1`;
  return new SignInError(
    'file',
    `cannot listen on ${where} for the browser to come back`,
    code === undefined ? {} : { code },
  );
}
