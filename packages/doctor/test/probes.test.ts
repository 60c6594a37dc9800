import { createServer } from 'node:http';
import { nodeProbes } from '@duckbill/doctor';
import { describe, expect, it } from 'vitest';
import { startFakeAws } from './fake-aws.ts';

describe('nodeProbes', () => {
  it('resolves names, and knows those without address', async () => {
    const addresses = await nodeProbes.resolveName('localhost', 5000);
    expect(addresses.every((address) => address === '127.0.0.1' || address === '::1')).toBe(true);
    await expect(nodeProbes.resolveName('no-such-host.invalid', 5000)).rejects.toMatchObject({
      code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/u),
    });
    await expect(nodeProbes.resolveName('no-such-host.invalid', 0)).rejects.toMatchObject({
      code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/u),
    });
  });

  it('opens a connection, and knows that nobody listens', async () => {
    await using aws = await startFakeAws();
    const port = Number(new URL(aws.url).port);
    await expect(nodeProbes.openTcp('127.0.0.1', port, 1000)).resolves.toBeUndefined();
    await expect(nodeProbes.openTcp('127.0.0.1', 1, 1000)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect(aws.requests).toEqual([]);
  });

  it('asks without credentials, and takes any answer', async () => {
    await using aws = await startFakeAws(() => ({
      status: 403,
      headers: { date: 'Sat, 21 Nov 2026 12:00:00 GMT' },
      body: 'no',
    }));
    const answer = await nodeProbes.ask('GET', `${aws.url}/?Action=GetAccessKeyInfo`, { timeout: 1000 });
    expect(answer).toMatchObject({ status: 403, text: 'no', headers: { date: 'Sat, 21 Nov 2026 12:00:00 GMT' } });
    expect(answer.chain).toBeUndefined();
    expect(aws.requests[0]?.path).toBe('/?Action=GetAccessKeyInfo');
    expect(aws.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('follows no redirect, and reads no endless answer to its end', async () => {
    await using aws = await startFakeAws(({ path }) =>
      path === '/away' ? { status: 302, headers: { location: '/long' }, body: '' } : { body: 'x'.repeat(3_000_000) },
    );
    const away = await nodeProbes.ask('GET', `${aws.url}/away`, { timeout: 1000 });
    expect(away).toMatchObject({ status: 302, headers: { location: '/long' } });
    const long = await nodeProbes.ask('GET', `${aws.url}/long`, { timeout: 2000 });
    expect(long.text).toHaveLength(65_536);
  });

  it('knows a server that gives no answer', async () => {
    const mute = createServer(() => undefined).listen(0, '127.0.0.1');
    await new Promise((done) => mute.once('listening', done));
    const address = mute.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    for (const protocol of ['http', 'https']) {
      const asked = nodeProbes.ask('HEAD', `${protocol}://127.0.0.1:${port}`, { timeout: 100 });
      await expect(asked).rejects.toBeInstanceOf(Error);
    }
    await expect(nodeProbes.ask('HEAD', `http://127.0.0.1:${port}`, { timeout: 100 })).rejects.toMatchObject({
      code: 'ETIMEDOUT',
    });
    mute.closeAllConnections();
    mute.close();
  });
});
