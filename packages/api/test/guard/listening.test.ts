import { EventEmitter } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, serve } from '../../src/index.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await serve({ signals: new EventEmitter() });
});

afterAll(() => server.stop());

/** All that a server says to these lines, after which the connection is closed. */
function raw(...lines: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1').setEncoding('utf8');
    let received = '';
    socket.on('data', (text: string) => {
      received += text;
    });
    socket.on('error', () => undefined).once('close', () => resolve(received));
    socket.write([...lines, 'Connection: close', '', ''].join('\r\n'));
  });
}

it.each(['0.0.0.0', '::', '192.0.2.1'])('a service without a guard does not listen on %s', async (hostname) => {
  await expect(serve({ hostname, signals: new EventEmitter() })).rejects.toThrow('without a guard');
});

describe('what a socket says to the service', () => {
  it('is answered for a name of the loopback', async () => {
    expect(await raw('GET /healthz HTTP/1.1', 'Host: localhost')).toMatch(/^HTTP\/1\.1 200 /u);
    expect(await raw('GET /healthz HTTP/1.1', `Host: 127.0.0.1:${server.port}`)).toMatch(/^HTTP\/1\.1 200 /u);
  });

  it.each([
    [['GET /healthz HTTP/1.1', 'Host: evil.example.com'], 421],
    [['GET /healthz HTTP/1.1', 'Host: localhost.evil.example.com:8080'], 421],
    [['GET http://evil.example.com/healthz HTTP/1.1', 'Host: localhost'], 421],
    [['GET http://localhost/healthz HTTP/1.1', 'Host: evil.example.com'], 421],
    [['POST /v1/lint HTTP/1.1', 'Host: evil.example.com', 'Content-Length: 0'], 421],
    [['GET /nothing/here HTTP/1.1', 'Host: evil.example.com'], 421],
    [['GET /healthz HTTP/1.1', 'Host: local host'], 400],
    [['GET /healthz HTTP/1.1', 'Host: user@localhost'], 400],
    [['GET /healthz HTTP/1.1'], 400],
    [['GET /healthz HTTP/1.0'], 400],
    [['GET /healthz HTTP/1.1', 'Host: localhost', 'Host: evil.example.com'], 421],
  ])('is refused for a name that was rebound, or none: %s', async (lines, status) => {
    expect(await raw(...lines)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `, 'u'));
  });

  it.each(['TRACE', 'TRACK', 'CONNECT', 'PROPFIND', 'PATCH', 'DELETE', 'PUT', 'OPTIONS'])(
    'by %s is refused, and nothing is said back of it',
    async (method) => {
      const target = method === 'CONNECT' ? 'localhost:80' : '/v1/lint';
      const answer = await raw(`${method} ${target} HTTP/1.1`, 'Host: localhost', 'X-Canary: canary-of-a-header');
      expect(answer).not.toMatch(/^HTTP\/1\.1 [235]/u);
      expect(answer).not.toContain('canary');
    },
  );

  it('by two lengths, or by a length and chunks, is refused: nothing is smuggled behind a proxy', async () => {
    const post = ['POST /v1/lint HTTP/1.1', 'Host: localhost', 'Content-Type: application/json'];
    for (const lines of [
      ['Content-Length: 2', 'Content-Length: 3'],
      ['Content-Length: 2', 'Transfer-Encoding: chunked'],
      ['Transfer-Encoding: chunked, identity'],
    ])
      expect(await raw(...post, ...lines)).toMatch(/^HTTP\/1\.1 400 /u);
  });

  it('names no software, in answers and in refusals', async () => {
    for (const path of ['/healthz', '/v1/lint', '/nothing']) {
      const { headers } = await fetch(`${server.url}${path}`);
      for (const name of ['Server', 'X-Powered-By', 'Via']) expect(headers.get(name)).toBeNull();
    }
  });

  it('cannot be had by a page of another site', async () => {
    const answer = await raw(
      'POST /v1/lint HTTP/1.1',
      'Host: localhost',
      'Origin: https://evil.example.com',
      'Content-Type: multipart/form-data; boundary=x',
      'Content-Length: 0',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 /u);
    expect(answer).not.toMatch(/access-control-allow-origin/iu);
  });
});
