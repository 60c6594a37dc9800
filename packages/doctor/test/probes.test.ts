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

  it('reads the time of the server from any answer, without credentials', async () => {
    await using aws = await startFakeAws(() => ({
      status: 403,
      headers: { date: 'Sat, 21 Nov 2026 12:00:00 GMT' },
      body: '',
    }));
    const time = await nodeProbes.readServerTime(aws.url, 1000);
    expect(time).toEqual(new Date('2026-11-21T12:00:00Z'));
    expect(aws.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('knows a server that gives no time, and one that gives no answer', async () => {
    await using aws = await startFakeAws(() => ({ headers: { date: 'yesterday' }, body: '' }));
    expect(await nodeProbes.readServerTime(aws.url, 1000)).toBeUndefined();
    const mute = createServer(() => undefined).listen(0, '127.0.0.1');
    await new Promise((done) => mute.once('listening', done));
    const address = mute.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(nodeProbes.readServerTime(`http://127.0.0.1:${port}`, 100)).rejects.toMatchObject({
      code: 'ETIMEDOUT',
    });
    mute.closeAllConnections();
    mute.close();
  });
});
