import { EventEmitter } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type RunningServer, serve } from '../src/index.ts';

const servers: RunningServer[] = [];

async function start(signals = new EventEmitter()): Promise<RunningServer> {
  const server = await serve({ signals });
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
    await expect(serve({ port, signals: new EventEmitter() })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it.each(['SIGTERM', 'SIGINT'])('stops on %s, after what is under way', async (signal) => {
    const signals = new EventEmitter();
    const { url, port, stopped } = await start(signals);
    const slow = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"files":[{"name":"a.duck",'));
        setTimeout(() => {
          signals.emit(signal);
          controller.enqueue(new TextEncoder().encode('"text":""}]}'));
          controller.close();
        }, 50);
      },
    });
    const headers = { 'Content-Type': 'application/json' };
    const response = await fetch(`${url}/v1/lint`, { method: 'POST', headers, body: slow, duplex: 'half' });
    expect(response.status).toBe(200);
    await response.json();
    await stopped;
    expect(signals.listenerCount(signal)).toBe(0);
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('leaves at once on a second signal', async () => {
    const signals = new EventEmitter();
    const { port, stopped } = await start(signals);
    const socket = connect(port, '127.0.0.1');
    const closed = new Promise((resolve) => {
      socket.once('close', resolve).on('error', () => {});
    });
    await new Promise<void>((resolve) => {
      socket.write(
        'POST /v1/lint HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
        () => resolve(),
      );
    });
    signals.emit('SIGTERM');
    signals.emit('SIGTERM');
    await Promise.all([stopped, closed]);
    expect(socket.destroyed).toBe(true);
  });
});
