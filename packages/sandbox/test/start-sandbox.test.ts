import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { mfaRoleWorld, startSandbox, type Sandbox } from '@duckbill/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

describe('a started sandbox', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox({ world: mfaRoleWorld() });
  });

  afterEach(async () => {
    await sandbox.close();
  });

  it('answers for STS and for S3 on one address', async () => {
    const sts = await fetch(`${sandbox.urls.sts}/?Action=GetCallerIdentity&Version=2011-06-15`);
    expect([sts.status, sts.headers.get('content-type')]).toEqual([403, 'text/xml']);
    const s3 = await fetch(sandbox.urls.s3);
    expect([s3.status, s3.headers.get('content-type')]).toEqual([403, 'application/xml']);
    expect(sandbox.journal.map(({ service, code }) => [service, code])).toEqual([
      ['sts', 'MissingAuthenticationToken'],
      ['s3', 'AccessDenied'],
    ]);
  });

  it('listens on the loopback address and nowhere else', async () => {
    expect(new URL(sandbox.url).hostname).toBe('127.0.0.1');
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address);
    const reached = await Promise.all(others.map((address) => canConnect(address, sandbox.port)));
    expect(reached).not.toContain(true);
  });

  it('turns a body away that is too long, and goes on', async () => {
    const answer = await fetch(`${sandbox.url}/`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'x'.repeat(10_000_001),
    });
    expect([answer.status, await answer.text()]).toEqual([413, '']);
    expect((await fetch(sandbox.url)).status).toBe(403);
  });

  it.each([
    'GET\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    '\u0000\u0001\u0002',
    'POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nab',
  ])('survives %j', async (bytes) => {
    await talk(sandbox.port, bytes);
    expect((await fetch(sandbox.url)).status).toBe(403);
  });

  it('lets time pass for whoever looks at its clock', () => {
    const before = sandbox.clock.now();
    sandbox.clock.advance(3600);
    expect(sandbox.clock.now() - before).toBeGreaterThanOrEqual(3600);
  });

  it('says so when its port is taken', async () => {
    await expect(startSandbox({ world: mfaRoleWorld(), port: sandbox.port })).rejects.toThrow('EADDRINUSE');
  });
});

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const end = (reached: boolean) => (): void => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
}

/** Send bytes, hang up, and wait until the server has noticed. */
function talk(port: number, bytes: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('close', () => resolve()).once('error', () => undefined);
    socket.resume();
    socket.end(bytes);
  });
}
