import { EventEmitter } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLog, type RunningServer, serve, type ServeOptions } from '../src/index.ts';

async function start(options: ServeOptions = {}): Promise<RunningServer> {
  const server = await serve({ signals: new EventEmitter(), threads: 0, ...options });
  onTestFinished(() => server.stop());
  return server;
}

/** Sends pieces, and gives back all that came until the server closed the connection. */
function send(port: number, ...pieces: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(port, '127.0.0.1').setEncoding('utf8');
    socket.on('data', (text: string) => (received += text));
    socket.on('error', () => {}).once('close', () => resolve(received));
    for (const piece of pieces) socket.write(piece);
  });
}

const head = 'POST /v1/lint HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

describe('a connection that holds on', () => {
  it.each([
    ['without a word', ['']],
    ['in the middle of the head', ['POST /v1/lint HTTP/1.1\r\nHost: local']],
  ])('%s is closed, with the reason where there is anything to answer', async (_title, pieces) => {
    const { port } = await start({ limits: { headersTimeout: 200 } });
    const received = await send(port, ...pieces);
    expect(received).toMatch(/^HTTP\/1\.1 408 /u);
    expect(received).toContain('"code":"request-late"');
  });

  it('in the middle of a small body is closed', async () => {
    const { port } = await start({ limits: { bodyTimeout: 200 } });
    expect(await send(port, `${head}Content-Length: 100\r\n\r\n{"files":`)).not.toContain(' 200 ');
  });

  it('in the middle of any body is closed', async () => {
    const { port } = await start({ limits: { headersTimeout: 200, requestTimeout: 300 } });
    const received = await send(port, `${head}Transfer-Encoding: chunked\r\n\r\n5\r\n{"fil\r\n`);
    expect(received).not.toContain(' 200 ');
  });

  it('after its answer is closed', async () => {
    const { port } = await start({ limits: { keepAliveTimeout: 100 } });
    expect(await send(port, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /u);
  });
});

describe('what is no request', () => {
  it.each([
    ['headers-too-large', 431, `GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['request-malformed', 400, 'canary-instead-of-a-request\r\n\r\n'],
    ['request-malformed', 400, `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['request-malformed', 400, `${head}Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}`],
  ])('is told as a problem: %s', async (code, status, text) => {
    const { port } = await start();
    const received = await send(port, text);
    expect(received.startsWith(`HTTP/1.1 ${status} `)).toBe(true);
    expect(received).toContain(`"code":"${code}"`);
    expect(received).not.toContain('canary');
  });
});

describe('many connections', () => {
  it('are limited, and the others go on', async () => {
    const { port, url } = await start({ limits: { connections: 20 } });
    const idle = await Promise.all(
      Array.from(
        { length: 19 },
        () =>
          new Promise<ReturnType<typeof connect>>((resolve) => {
            const socket = connect(port, '127.0.0.1', () => resolve(socket));
          }),
      ),
    );
    expect((await fetch(`${url}/healthz`, { headers: { Connection: 'close' } })).status).toBe(200);
    const last = connect(port, '127.0.0.1');
    await new Promise((resolve) => {
      last.once('connect', resolve);
    });
    expect(await send(port, 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n')).toBe('');
    for (const socket of [...idle, last]) socket.destroy();
  });
});

describe('a server that stops', () => {
  it('says first that it is not ready, then ends what would last, answers, and closes its parts', async () => {
    const told: string[] = [];
    const signals = new EventEmitter();
    const { log, flush } = createLog({
      level: 'info',
      write: (lines) =>
        told.push(...[...lines.matchAll(/"msg":"(?<word>\w+)/gu)].map(({ groups }) => groups?.['word'] ?? '')),
    });
    const server = await start({
      signals,
      log,
      drainDelay: 300,
      parts: [
        {
          probes: { database: () => Promise.resolve() },
          drain: () => told.push('drain'),
          close: async () => {
            told.push('close');
          },
        },
      ],
    });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    signals.emit('SIGTERM');
    const late = await fetch(`${server.url}/readyz`);
    expect(late.status).toBe(503);
    expect(await late.json()).toMatchObject({ code: 'not-ready', detail: 'The service is stopping.' });
    await server.stopped;
    flush();
    expect(told.filter((word) => word !== 'request')).toEqual(['listening', 'draining', 'drain', 'close', 'stopped']);
  });
});
