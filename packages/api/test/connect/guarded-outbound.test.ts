import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OutboundRequest } from '@duckbill/doctor';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { awsHosts, readAllowedEndpoint, readConnectProxy } from '../../src/connect/allowed-hosts.ts';
import { guardedOutbound, type OutboundOptions, type ResolvedAddress } from '../../src/connect/guarded-outbound.ts';
import { OutboundRefused } from '../../src/connect/outbound-refused.ts';
import { hostileUrls } from './hostile-urls.ts';

const servers: Server[] = [];

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A server of this computer: its address. */
async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

function get(url: string, headers: Record<string, string> = {}): OutboundRequest {
  return { url, method: 'GET', headers };
}

/** What was looked up and connected to. */
interface Watched {
  readonly options: OutboundOptions;
  readonly looked: string[];
  readonly connected: string[];
}

class Reached extends Error {}

/** Names have these addresses, one list after the other; a connection to AWS is told and not made. */
function watch(answers: readonly (readonly string[])[], more: OutboundOptions = {}): Watched {
  const looked: string[] = [];
  const connected: string[] = [];
  const left = [...answers];
  const resolve = async (hostname: string): Promise<readonly ResolvedAddress[]> => {
    looked.push(hostname);
    return (left.shift() ?? []).map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  const onConnect = (address: string): void => {
    connected.push(address);
    throw new Reached();
  };
  return { options: { resolve, onConnect, ...more }, looked, connected };
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => 'nothing was refused',
    (reason: unknown) => reason,
  );
  return error instanceof OutboundRefused ? error.refusal : `not refused: ${String(error)}`;
}

const sts = 'https://sts.eu-west-1.amazonaws.com/';
const publicAddress = '52.94.236.248';

describe('a hostile URL', () => {
  it('is one of hundreds', () => {
    expect(hostileUrls.length).toBeGreaterThan(400);
  });

  it.each(hostileUrls.map((url) => [url.slice(0, 100), url]))(
    'is refused before a name is looked up: %s',
    async (_, url) => {
      const { options, looked, connected } = watch([[publicAddress]]);
      const refusal = await refusalOf(guardedOutbound(options).send(get(url)));
      expect(['url-unreadable', 'scheme', 'credentials-in-url', 'port', 'host']).toContain(refusal);
      expect({ looked, connected }).toEqual({ looked: [], connected: [] });
    },
  );

  it('is refused beside an endpoint that is allowed, too', async () => {
    const allowed = [readAllowedEndpoint('http://127.0.0.1:4566'), readAllowedEndpoint('https://sts.example.com')];
    for (const url of hostileUrls) {
      const { options, connected } = watch([[publicAddress]], { allowed });
      expect(await refusalOf(guardedOutbound(options).send(get(url)))).not.toMatch(/^not refused/u);
      expect(connected).toEqual([]);
    }
    for (const url of [
      'http://127.0.0.1:4567/',
      'https://127.0.0.1:4566/',
      'http://127.0.0.1/',
      'http://localhost:4566/',
      'http://user@127.0.0.1:4566/',
      'http://127.0.0.1:4566@169.254.169.254/',
      'https://sts.example.com:8443/',
      'http://sts.example.com/',
      'https://a.sts.example.com/',
      'https://sts.example.com./',
    ])
      expect(await refusalOf(guardedOutbound(watch([], { allowed }).options).send(get(url)))).not.toMatch(/^not/u);
  });
});

describe('what a name of AWS leads to', () => {
  it('is looked at, and connected to without asking again', async () => {
    const { options, looked, connected } = watch([[publicAddress, '2600:1f18::1'], ['169.254.169.254']]);
    await expect(guardedOutbound(options).send(get(sts))).rejects.toThrow(Reached);
    expect(looked).toEqual(['sts.eu-west-1.amazonaws.com']);
    expect(connected).toEqual([publicAddress]);
  });

  const answers = [
    [],
    ['127.0.0.1'],
    ['0.0.0.0'],
    ['10.0.0.5'],
    ['172.20.1.1'],
    ['192.168.1.1'],
    ['100.64.0.1'],
    ['169.254.169.254'],
    ['168.63.129.16'],
    ['100.100.100.200'],
    ['192.0.2.7'],
    ['198.18.0.9'],
    ['224.0.0.1'],
    ['255.255.255.255'],
    ['::1'],
    ['::'],
    ['::ffff:127.0.0.1'],
    ['::ffff:a9fe:a9fe'],
    ['64:ff9b::a9fe:a9fe'],
    ['64:ff9b:1::1'],
    ['2002:7f00:1::'],
    ['2001:db8::1'],
    ['fd00:ec2::254'],
    ['fe80::1'],
    ['fe80::1%eth0'],
    ['ff02::1'],
    [publicAddress, '127.0.0.1'],
    ['127.0.0.1', publicAddress],
    [publicAddress, '::1'],
    [publicAddress, publicAddress, '169.254.169.254'],
    ['2600:1f18::1', 'fd00:ec2::254'],
    ['not an address'],
    ['2130706433'],
  ];

  it.each(answers.map((addresses) => [addresses]))('refuses the answer %j', async (addresses) => {
    const { options, connected } = watch([addresses]);
    expect(await refusalOf(guardedOutbound(options).send(get(sts)))).toBe('address');
    expect(connected).toEqual([]);
  });

  it('refuses every special address for every host of AWS', async () => {
    expect(awsHosts.size).toBeGreaterThan(100);
    for (const host of awsHosts.keys()) {
      const { options, connected } = watch([['169.254.169.254']]);
      expect(await refusalOf(guardedOutbound(options).send(get(`https://${host}/`)))).toBe('address');
      expect(connected).toEqual([]);
    }
  });

  it('is looked at anew for each request: a name that changes its answer is refused then', async () => {
    const { options, connected } = watch([[publicAddress], ['127.0.0.1'], [publicAddress], ['::1']]);
    const outbound = guardedOutbound(options);
    await expect(outbound.send(get(sts))).rejects.toThrow(Reached);
    expect(await refusalOf(outbound.send(get(sts)))).toBe('address');
    await expect(outbound.send(get(sts))).rejects.toThrow(Reached);
    expect(await refusalOf(outbound.send(get(sts)))).toBe('address');
    expect(connected).toEqual([publicAddress, publicAddress]);
  });
});

describe('an endpoint that the operator allows', () => {
  it('is connected to at the address that was looked at, whatever the name has a moment later', async () => {
    const url = (await listen((_, response) => response.end('here'))).replace('127.0.0.1', 'localhost');
    const { looked, options } = watch([['127.0.0.1'], ['169.254.169.254'], ['10.0.0.1']], {
      allowed: [readAllowedEndpoint(url)],
      onConnect: () => undefined,
    });
    const outbound = guardedOutbound(options);
    const answer = await outbound.send(get(`${url}/path`));
    expect(Buffer.from(answer.body).toString()).toBe('here');
    expect(looked).toEqual(['localhost']);
    expect(await refusalOf(outbound.send(get(url)))).toBe('address');
  });

  it.each(['169.254.169.254', '::ffff:169.254.169.254', 'fd00:ec2::254', '0.0.0.0', '224.0.0.1', '168.63.129.16'])(
    'is never one of metadata: %s',
    async (address) => {
      const allowed = [readAllowedEndpoint('https://sts.example.com')];
      const { options, connected } = watch([[address]], { allowed });
      expect(await refusalOf(guardedOutbound(options).send(get('https://sts.example.com/')))).toBe('address');
      expect(connected).toEqual([]);
    },
  );

  it.each([
    'sts.example.com',
    'ftp://sts.example.com',
    'http://sts.example.com',
    'http://10.0.0.1:4566',
    'http://169.254.169.254',
    'https://user:canary-password@sts.example.com',
    'https://sts.example.com/path',
    'https://sts.example.com?query',
    'https://sts.example.com#fragment',
    '',
  ])('cannot be written as %j', (text) => {
    expect(() => readAllowedEndpoint(text)).toThrow(/cannot be allowed/u);
    expect(() => readAllowedEndpoint(text)).not.toThrow(/canary/u);
  });
});

describe('the operator', () => {
  it('is told of refusals, by names that are known and never by what somebody sent', async () => {
    const told: unknown[][] = [];
    const { options } = watch([['169.254.169.254']], { onRefused: (...words) => told.push(words) });
    const outbound = guardedOutbound(options);
    await refusalOf(outbound.send(get(sts)));
    await refusalOf(outbound.send(get('https://canary.example/')));
    await refusalOf(outbound.send(get('canary')));
    expect(told).toEqual([
      ['address', 'sts.eu-west-1.amazonaws.com'],
      ['host', undefined],
      ['url-unreadable', undefined],
    ]);
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** A server with a certificate of its own making, for the name of an STS host; who greeted it, and whether anybody got through. */
async function impostor(): Promise<{ port: number; greeted: string[]; asked: () => number }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'duckbill-tls-'));
  const [key, cert] = [path.join(folder, 'key.pem'), path.join(folder, 'cert.pem')];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2'];
  const names = 'subjectAltName=DNS:sts.eu-west-1.amazonaws.com,DNS:localhost';
  spawnSync('openssl', [...made, '-subj', '/CN=sts.eu-west-1.amazonaws.com', '-addext', names]);
  let asked = 0;
  const greeted: string[] = [];
  const server = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) => {
    asked += 1;
    response.end('impostor');
  });
  rmSync(folder, { recursive: true });
  server.on('tlsClientError', (_, socket) => greeted.push(String(socket.servername)));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, greeted, asked: () => asked };
}

describe.skipIf(!hasOpenssl)('a certificate', () => {
  it('that nobody vouches for is refused, whatever the environment says', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const { port, greeted, asked } = await impostor();
    const url = `https://localhost:${port}`;
    const outbound = guardedOutbound({ allowed: [readAllowedEndpoint(url)] });
    await expect(outbound.send(get(url))).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    await expect.poll(() => greeted).toEqual(['localhost']);
    expect(asked()).toBe(0);
  });

  it('is looked at behind the proxy of the operator, which is asked for hosts of AWS and nothing else', async () => {
    const { port, greeted, asked } = await impostor();
    const tunnels: string[] = [];
    const proxy = createServer((_, response) => response.writeHead(500).end());
    proxy.on('connect', (request, socket) => {
      tunnels.push(request.url ?? '');
      const behind = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        behind.pipe(socket).pipe(behind);
      });
      behind.on('error', () => socket.destroy());
      socket.on('error', () => behind.destroy());
    });
    servers.push(proxy);
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const here = await listen((_, response) => response.end('straight'));
    const { options, looked } = watch([], {
      proxy: readConnectProxy(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`),
      allowed: [readAllowedEndpoint(here)],
      onConnect: () => undefined,
    });
    const outbound = guardedOutbound(options);
    await expect(outbound.send(get(sts))).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    await expect.poll(() => greeted).toEqual(['sts.eu-west-1.amazonaws.com']);
    expect(tunnels).toEqual(['sts.eu-west-1.amazonaws.com:443']);
    for (const url of hostileUrls) expect(await refusalOf(outbound.send(get(url)))).not.toMatch(/^not refused/u);
    expect(Buffer.from((await outbound.send(get(here))).body).toString()).toBe('straight');
    expect({ tunnels: tunnels.length, looked, asked: asked() }).toEqual({ tunnels: 1, looked: [], asked: 0 });
  });
});

describe('a redirect', () => {
  const hostileLocations = [
    'http://169.254.169.254/latest/meta-data/',
    'https://169.254.169.254/',
    'https://[::1]/',
    'https://evil.example/',
    '//evil.example/',
    'http://sts.eu-west-1.amazonaws.com/',
    'https://sts.eu-west-1.amazonaws.com/',
    'https://user@portal.sso.eu-west-1.amazonaws.com/',
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    'http://',
  ];

  it.each(hostileLocations)('to %s is not followed', async (location) => {
    const url = await listen((_, response) => response.writeHead(302, { location }).end());
    const { options, looked } = watch([], { allowed: [readAllowedEndpoint(url)], onConnect: () => undefined });
    expect(await refusalOf(guardedOutbound(options).send(get(url)))).not.toMatch(/^not/u);
    expect(looked).toEqual([]);
  });

  it('to another endpoint of the operator is not followed: it knows other secrets', async () => {
    let asked = 0;
    const other = await listen((_, response) => {
      asked += 1;
      response.end();
    });
    const url = await listen((_, response) => response.writeHead(307, { location: other }).end());
    const allowed = [readAllowedEndpoint(url), readAllowedEndpoint(other)];
    expect(await refusalOf(guardedOutbound({ allowed }).send(get(url)))).toBe('redirect');
    expect(asked).toBe(0);
  });

  it('is followed once, to a host that passes again', async () => {
    const paths: string[] = [];
    const url = await listen((request, response) => {
      paths.push(request.url ?? '');
      const step = Number(new URL(request.url ?? '', 'http://x').searchParams.get('left'));
      if (step > 0) response.writeHead(302, { location: `/next?left=${step - 1}` }).end();
      else response.end('arrived');
    });
    const outbound = guardedOutbound({ allowed: [readAllowedEndpoint(url)] });
    expect(Buffer.from((await outbound.send(get(`${url}/?left=1`))).body).toString()).toBe('arrived');
    expect(paths).toEqual(['/?left=1', '/next?left=0']);
    paths.length = 0;
    expect(await refusalOf(outbound.send(get(`${url}/?left=2`)))).toBe('redirect-twice');
    expect(paths).toEqual(['/?left=2', '/next?left=1']);
  });

  it('of a signed request, or of one that is no GET, is an answer like any other', async () => {
    let asked = 0;
    const url = await listen((_, response) => {
      asked += 1;
      response.writeHead(307, { location: '/' }).end();
    });
    const outbound = guardedOutbound({ allowed: [readAllowedEndpoint(url)] });
    expect((await outbound.send(get(url, { Authorization: 'AWS4-HMAC-SHA256 …'.slice(0, 16) }))).status).toBe(307);
    expect((await outbound.send({ url, method: 'POST', headers: {}, body: 'secret' })).status).toBe(307);
    expect(asked).toBe(2);
  });
});

describe('an answer', () => {
  it('may be only so long', async () => {
    const url = await listen((_, response) => response.end('x'.repeat(2000)));
    const allowed = [readAllowedEndpoint(url)];
    expect(await refusalOf(guardedOutbound({ allowed, longestAnswer: 1999 }).send(get(url)))).toBe('answer-too-large');
    expect((await guardedOutbound({ allowed, longestAnswer: 2000 }).send(get(url))).body.length).toBe(2000);
  });

  it('that never ends is given up', async () => {
    const url = await listen((_, response) => {
      response.writeHead(200);
      response.write('a beginning');
    });
    const outbound = guardedOutbound({ allowed: [readAllowedEndpoint(url)], timeout: 100 });
    expect(await refusalOf(outbound.send(get(url)))).toBe('answer-late');
  });

  it('is not waited for when the client leaves, nor is a name', async () => {
    const url = await listen(() => undefined);
    const leave = new AbortController();
    const asked = guardedOutbound({ allowed: [readAllowedEndpoint(url)] }).send(get(url), leave.signal);
    leave.abort(new Error('left'));
    await expect(asked).rejects.toThrow(/left|aborted/u);
    const resolve = (): Promise<never> => new Promise(() => undefined);
    const looking = guardedOutbound({ resolve }).send(get(sts), AbortSignal.timeout(50));
    await expect(looking).rejects.toThrow(/timeout|aborted/u);
  });

  it('comes straight, whatever proxy the environment names', async () => {
    let asked = 0;
    const proxy = await listen((_, response) => {
      asked += 1;
      response.end('from the proxy');
    });
    for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy']) vi.stubEnv(name, proxy);
    vi.stubEnv('NO_PROXY', '');
    vi.stubEnv('NODE_USE_ENV_PROXY', '1');
    const url = await listen((_, response) => response.end('straight'));
    const answer = await guardedOutbound({ allowed: [readAllowedEndpoint(url)] }).send(get(url));
    expect(Buffer.from(answer.body).toString()).toBe('straight');
    expect(asked).toBe(0);
  });
});
