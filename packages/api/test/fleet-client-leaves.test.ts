import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startingSpec } from '@duckbill/fleet';
import { catalogueProfiles } from '@duckbill/profiles';
import { getRequestListener } from '@hono/node-server';
import { expect, it, onTestFinished } from 'vitest';
import { openGuard } from '../src/guard/guard.ts';
import { httpServer } from '../src/http-server.ts';
import { createApp } from '../src/index.ts';
import { usualServeLimits } from '../src/limits/serve-limits.ts';

const members = 2000;
const rows = Array.from({ length: members }, (_, index) => `m${index},finance\n`);
const body = JSON.stringify({
  spec: { name: 'fleet.yaml', text: startingSpec() },
  roster: { name: 'r.csv', text: `id,team\n${rows.join('')}` },
});

interface Gate<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
}

function gate<Value>(): Gate<Value> {
  let open: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((resolve) => {
    open = resolve;
  });
  return { promise, resolve: (value) => open(value) };
}

/** A server of the app, whose requests and answers go through `between`. */
async function listening(
  between: (asked: Request, answer: (asked: Request) => Promise<Response>) => Promise<Response>,
): Promise<{ readonly port: number; readonly left: Promise<void>; readonly problems: (string | undefined)[] }> {
  const problems: (string | undefined)[] = [];
  const left = gate<void>();
  const app = createApp({
    profiles: catalogueProfiles(),
    reportFault: (fault) => problems.push(String(fault)),
    guard: {
      ...openGuard,
      admit: async (approach) => ({ ...(await openGuard.admit(approach)), leave: () => left.resolve() }),
      audit: ({ problem }) => problems.push(problem),
    },
  });
  const listener = getRequestListener((asked) => between(asked, async (one) => app.fetch(one)), {
    overrideGlobalObjects: false,
  });
  const server = httpServer(usualServeLimits, (asked, response) => void listener(asked, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, left: left.promise, problems };
}

function ask(port: number): ReturnType<typeof request> {
  const headers = { 'Content-Type': 'application/json', Accept: 'application/x-ndjson' };
  const asked = request({ port, host: '127.0.0.1', path: '/v1/fleet', method: 'POST', headers });
  asked.on('error', () => undefined);
  asked.end(body);
  return asked;
}

it('ends the making when the connection of a client is gone in the middle of it', { timeout: 60_000 }, async () => {
  let made = '';
  const ended = gate<boolean>();
  const { port, left, problems } = await listening(async (asked, answer) => {
    const response = await answer(asked);
    const reader = response.body?.getReader();
    if (reader === undefined) throw new Error('no stream');
    let pieces = 0;
    // The second piece is asked for once the client has left.
    const stream = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        if (pieces > 0) return gone;
        pieces += 1;
        const { value = new Uint8Array() } = await reader.read();
        made += Buffer.from(value).toString();
        controller.enqueue(value);
      },
      cancel: async () => {
        await reader.cancel();
        ended.resolve((await reader.read()).done);
      },
    });
    return new Response(stream, response);
  });
  const gone = left;
  ask(port).on('response', (response) => response.once('data', () => response.destroy()));
  expect(await ended.promise).toBe(true);
  await left;
  expect(made.split('\n').length).toBeLessThan(members);
  expect(problems).toEqual([undefined]);
});

it('makes nothing for a client that has left before', { timeout: 60_000 }, async () => {
  const begun = gate<void>();
  const answered = gate<Response>();
  const { port, left, problems } = await listening(async (asked, answer) => {
    const bytes = await asked.arrayBuffer();
    const { url, method, headers, signal } = asked;
    const heard = new Promise((resolve) => {
      signal.addEventListener('abort', resolve, { once: true });
    });
    begun.resolve();
    await heard;
    const response = await answer(new Request(url, { method, headers, body: bytes, signal }));
    answered.resolve(response);
    return response;
  });
  const asked = ask(port);
  await begun.promise;
  asked.destroy();
  expect((await answered.promise).status).toBe(400);
  await left;
  expect(problems).toEqual(['body-incomplete']);
});
