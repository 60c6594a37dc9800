import { EventEmitter } from 'node:events';
import { connect, type Socket } from 'node:net';
import { catalogueProfiles } from '@duckbill/profiles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profilesOf } from '../../../scripts/load/load-files.ts';
import { createApp, type RunningServer, serve } from '../src/index.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await serve({ signals: new EventEmitter(), threads: 1 });
}, 120_000);

afterAll(() => server.stop(), 120_000);

const bodies = profilesOf(4096, 200).map((text, index) =>
  JSON.stringify({ files: [{ name: `${index}.cyberduckprofile`, text }] }),
);

function lint(body: string): Promise<Response> {
  return fetch(`${server.url}/v1/lint`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
}

interface Linted {
  readonly report: { readonly files: readonly string[] };
}

describe('many requests at once', () => {
  it('get each its own answer', async () => {
    const answers = await Promise.all(bodies.map(lint));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const names = await Promise.all(answers.map(async (answer) => ((await answer.json()) as Linted).report.files));
    expect(names).toEqual(bodies.map((_body, index) => [`${index}.cyberduckprofile`]));
  }, 120_000);

  it('have the headers and the text of the app as a function', async () => {
    const [body = ''] = bodies;
    const app = createApp({ profiles: catalogueProfiles(), reportFault: () => {} });
    const headers = { 'Content-Type': 'application/json', 'X-Request-Id': 'same' };
    const expected = await app.request('/v1/lint', { method: 'POST', headers, body });
    const answer = await fetch(`${server.url}/v1/lint`, { method: 'POST', headers, body });
    const { date, connection, 'keep-alive': kept, 'content-length': length, ...rest } = entriesOf(answer);
    expect([date, connection, kept].every((value) => value !== undefined)).toBe(true);
    expect(rest).toEqual(entriesOf(expected));
    const text = await answer.text();
    expect(text).toBe(await expected.text());
    expect(Number(length)).toBe(Buffer.byteLength(text));
  }, 120_000);

  it('are answered beside 500 connections that say nothing', async () => {
    const idle = await Promise.all(Array.from({ length: 500 }, () => connected(server.port)));
    const [body = ''] = bodies;
    expect((await lint(body)).status).toBe(200);
    for (const socket of idle) socket.destroy();
  }, 120_000);
});

function entriesOf({ headers }: Response): Readonly<Record<string, string>> {
  return Object.fromEntries(headers);
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket)).once('error', reject);
  });
}
