import { EventEmitter } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type RunningServer, serve } from '../src/index.ts';

const servers: RunningServer[] = [];

async function start(signals = new EventEmitter()): Promise<RunningServer> {
  const server = await serve({ signals, threads: 0 });
  servers.push(server);
  return server;
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

describe('serve', () => {
  it('answers on the loopback, on a free port', async () => {
    const { url, port } = await start();
    expect(url).toBe(`http://127.0.0.1:${port}`);
    const response = await fetch(`${url}/v1/lint`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ files: [{ name: 'a.duck', text: '' }] }),
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveProperty('report.version', 1);
  });

  it('says when the port is taken', async () => {
    const { port } = await start();
    await expect(serve({ port, signals: new EventEmitter(), threads: 0 })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it.each(['SIGTERM', 'SIGINT'])('stops on %s, after what is under way', async (signal) => {
    const signals = new EventEmitter();
    const { url, port, stopped } = await start(signals);
    const client = await startPost(port, '{"files":[{"name":"a.duck","text":""}]}');
    signals.emit(signal);
    client.sendBody();
    expect(await client.answer).toMatch(/^HTTP\/1\.1 200 OK.*"version":1/su);
    await stopped;
    expect(signals.listenerCount(signal)).toBe(0);
    await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('leaves at once on a second signal', async () => {
    const signals = new EventEmitter();
    const { port, stopped } = await start(signals);
    const client = await startPost(port, '{}');
    signals.emit('SIGTERM');
    signals.emit('SIGTERM');
    await stopped;
    expect(await client.answer).toBe('');
  });
});

interface StartedPost {
  sendBody(): void;
  /** All that came after the server took the request, once the connection is closed. */
  readonly answer: Promise<string>;
}

/** A request that the server has taken, but whose body it waits for: it asks before it sends it. */
async function startPost(port: number, body: string): Promise<StartedPost> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  const lines = ['POST /v1/lint HTTP/1.1', 'Host: localhost', 'Content-Type: application/json'];
  socket.write([...lines, 'Expect: 100-continue', `Content-Length: ${body.length}`, '', ''].join('\r\n'));
  await new Promise((resolve) => {
    socket.once('data', resolve);
  });
  let received = '';
  socket.on('data', (text: string) => {
    received += text;
  });
  const answer = new Promise<string>((resolve) => {
    socket.on('error', () => {}).once('close', () => resolve(received));
  });
  return { sendBody: () => socket.write(body), answer };
}
