import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createPlain } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CheckResult, type DoctorInput, nodeProbes, runChecks } from '@duckbill/doctor';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startFakeAws } from './fake-aws.ts';
import { doctorInput, fakeProbes, rawAnswer } from './inputs.ts';
import { staticPlan } from './plans.ts';
import { testWorld } from './test-world.ts';

async function checked(id: string, input: DoctorInput): Promise<CheckResult | undefined> {
  const report = await runChecks(input, { online: true, only: [id] });
  return report.categories.flatMap(({ checks }) => checks).find((check) => check.id === id);
}

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!hasOpenssl)('certificates', () => {
  it('of an unknown issuer are told by its name, and known by AWS_CA_BUNDLE', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'duckbill-tls-'));
    const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
    const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2'];
    spawnSync('openssl', [...made, '-subj', '/CN=Heron Gateway', '-addext', 'subjectAltName=IP:127.0.0.1']);
    const options = { key: readFileSync(key), cert: readFileSync(cert) };
    const server = createServer(options, (_, response) => response.writeHead(403).end());
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true });
    });
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const input = doctorInput({ planned: staticPlan({ sts: url, s3: url }), probes: nodeProbes });
    const unknown = await checked('tls-trusted', input);
    expect(unknown?.outcome).toBe('failed');
    expect(unknown?.message).toContain('"Heron Gateway"');
    expect(unknown?.codes).toContain('network-certificate');
    const world = testWorld([], { environment: { AWS_CA_BUNDLE: cert } });
    expect((await checked('tls-trusted', { ...input, world }))?.outcome).toBe('passed');
  });
});

describe('a stranger', () => {
  it('is known by the page in place of STS', async () => {
    const page = { status: 200, headers: { 'content-type': 'text/html' }, body: '<title>Guest Wi-Fi</title>' };
    await using aws = await startFakeAws(() => page);
    const planned = staticPlan({ sts: aws.url, s3: aws.url });
    const found = await checked('no-captive-portal', doctorInput({ planned, probes: nodeProbes }));
    expect(found).toMatchObject({ outcome: 'failed', facts: { title: 'Guest Wi-Fi' } });
    expect(found?.codes[0]).toBe('network-captive-portal');
  });

  it('is known by where it leads', async () => {
    const ask = async () => rawAnswer({ status: 302, headers: { location: 'http://wifi.heron.test/' } });
    const found = await checked('no-captive-portal', doctorInput({ probes: fakeProbes({ ask }) }));
    expect(found?.message).toContain('wifi.heron.test');
  });
});

describe('a proxy', () => {
  it('that wants a sign-in is told from one that forbids', async () => {
    const server = createPlain();
    server.on('connect', ({ url }, socket) =>
      socket.end(`HTTP/1.1 ${url === 'far.test:443' ? '407 Sign In' : '403 Forbidden'}\r\n\r\n`),
    );
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => {
      server.close();
    });
    const proxy = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expect(nodeProbes.openTunnel(proxy, 'far.test', 443, 2000)).rejects.toMatchObject({ code: 'ProxyRefused' });
    await expect(nodeProbes.openTunnel(proxy, 'other.test', 443, 2000)).rejects.toMatchObject({ code: 'ProxyForbids' });
  });
});

it('names the region that does not exist, and the one that was meant', async () => {
  const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
  const probes = fakeProbes({ resolveName: () => Promise.reject(unknown) });
  const planned = staticPlan({ sts: 'https://sts.eu-centrl-1.amazonaws.com' });
  const found = await checked('endpoint-name-resolves', doctorInput({ planned, probes }));
  expect(found?.facts).toMatchObject({ region: 'eu-centrl-1', nearest: 'eu-central-1' });
});

it('takes a clock that is hours off for another time zone', async () => {
  const server = new Date(Date.now() - 2 * 3_600_000);
  const probes = fakeProbes({ ask: async () => rawAnswer({}, server) });
  expect((await checked('clock-right', doctorInput({ probes })))?.message).toContain('2 h');
});
