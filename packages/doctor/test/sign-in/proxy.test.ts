import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect, printConnectOutcome } from '@duckbill/doctor';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startFakeAws } from '../fake-aws.ts';
import { call, planned, staticPlan } from '../plans.ts';
import { testWorld } from '../test-world.ts';

afterEach(() => vi.unstubAllEnvs());

const quiet = [
  'HTTP_PROXY',
  'http_proxy',
  'HTTPS_PROXY',
  'https_proxy',
  'ALL_PROXY',
  'all_proxy',
  'NO_PROXY',
  'no_proxy',
];

function proxies(values: Readonly<Record<string, string>>): void {
  for (const name of quiet) vi.stubEnv(name, values[name] ?? '');
}

/** A proxy that lets nobody through. */
async function closedProxy(): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server: Server = createServer();
  server.on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

describe('proxies', () => {
  it('go between for what is far away', async () => {
    await using aws = await startFakeAws();
    proxies({ HTTP_PROXY: aws.url });
    const { outcome } = await connect(
      staticPlan({ sts: 'http://sts.far.test', s3: 'http://s3.far.test' }),
      testWorld(),
    );
    expect(outcome.ok).toBe(true);
    expect(aws.requests.map(({ headers }) => headers.host)).toEqual(['sts.far.test', 's3.far.test']);
  });

  it('are asked for a tunnel where it is https, and may refuse', async () => {
    const proxy = await closedProxy();
    proxies({ HTTPS_PROXY: proxy.url });
    const plan = planned([call('GetCallerIdentity', { sts: 'https://sts.far.test' })]);
    const { outcome } = await connect(plan, testWorld());
    expect(proxy.asked[0]).toBe('sts.far.test:443');
    expect(outcome.failure?.guidance[0]?.code).toBe('network-proxy-sign-in');
  });

  it('are named where nothing answers at them, in place of the server', async () => {
    const asksServer = planned([call('GetCallerIdentity', { sts: 'https://sts.far.test' })]);
    const told = async (proxy: string): Promise<string> => {
      proxies({ HTTPS_PROXY: proxy });
      return printConnectOutcome((await connect(asksServer, testWorld())).outcome);
    };
    expect(await told('http://127.0.0.1:9')).toContain('First: Check host and port: 127.0.0.1:9\n');
    expect(await told('http://proxy.no-such.test:3128')).toContain(
      'First: Check the server name: proxy.no-such.test\n',
    );
  });

  it('are left out for this computer, and for what NO_PROXY names', async () => {
    await using aws = await startFakeAws();
    const proxy = await closedProxy();
    proxies({ HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url, NO_PROXY: 'sts.far.test' });
    expect((await connect(staticPlan({ sts: aws.url, s3: aws.url }), testWorld())).outcome.ok).toBe(true);
    const straight = planned([call('GetCallerIdentity', { sts: 'https://sts.far.test' })]);
    const { outcome } = await connect(straight, testWorld());
    expect(['ENOTFOUND', 'EAI_AGAIN']).toContain(outcome.failure?.failure.code);
    expect(proxy.asked).toEqual([]);
  });
});

describe('a bundle of certificates', () => {
  it('is read where AWS_CA_BUNDLE names it, and told when it cannot be', async () => {
    await using aws = await startFakeAws();
    proxies({});
    const environment = { AWS_CA_BUNDLE: '/no/such/bundle.pem' };
    const { outcome } = await connect(staticPlan({ sts: aws.url, s3: aws.url }), testWorld([], { environment }));
    expect(outcome.failure?.failure).toMatchObject({ service: 'file', code: 'ENOENT' });
    expect(outcome.failure?.failure.message).toContain('/no/such/bundle.pem');
  });
});
