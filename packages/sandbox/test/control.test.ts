import { request as httpRequest } from 'node:http';
import {
  identityCenter,
  identityCenterWorld,
  mfaRole,
  mfaRoleWorld,
  startSandbox,
  type Sandbox,
} from '@duckbill/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ world: mfaRoleWorld() });
});

afterEach(() => sandbox.close());

interface Told {
  readonly status: number | undefined;
  readonly value: unknown;
}

/** Ask by node:http, which lets a test choose the Host header. */
function tell(
  path: string,
  method = 'GET',
  value?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Told> {
  return new Promise((resolve, reject) => {
    const type = value === undefined ? {} : { 'content-type': 'application/json' };
    const options = { method, agent: false, headers: { ...type, ...headers } } as const;
    const asked = httpRequest(`${sandbox.url}/_duckbill/${path}`, options, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      response.once('end', () => {
        const isJson = response.headers['content-type'] === 'application/json';
        resolve({ status: response.statusCode, value: isJson ? (JSON.parse(body) as unknown) : body });
      });
    });
    asked.once('error', reject);
    asked.end(typeof value === 'string' || value === undefined ? value : JSON.stringify(value));
  });
}

describe('from outside', () => {
  it('the paths are listed', async () => {
    expect(await tell('')).toEqual({
      status: 200,
      value: {
        paths: {
          '/_duckbill/clock': ['GET', 'POST'],
          '/_duckbill/journal': ['GET', 'DELETE'],
          '/_duckbill/devices': ['GET', 'POST'],
          '/_duckbill/faults': ['GET', 'PUT'],
          '/_duckbill/world': ['GET', 'PUT'],
        },
      },
    });
  });

  it('a device code is answered without its page', async () => {
    sandbox.changeWorld(identityCenterWorld());
    const post = async (path: string, members: object): Promise<Record<string, string>> => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${sandbox.url}${path}`, { method: 'POST', headers, body: JSON.stringify(members) });
      return (await answer.json()) as Record<string, string>;
    };
    const { clientId, clientSecret } = await post('/client/register', { clientName: 'practice', clientType: 'public' });
    const { startUrl, person } = identityCenter;
    const start = (): Promise<Record<string, string>> =>
      post('/device_authorization', { clientId, clientSecret, startUrl });
    const [allowed, denied] = [await start(), await start()];
    const waiting = [allowed, denied].map(({ userCode }) => ({ userCode, clientName: 'practice', startUrl }));
    expect(await tell('devices')).toEqual({ status: 200, value: { devices: waiting } });
    for (const wrong of [{}, { userCode: 'XXXX-XXXX', person }, { ...waiting[0], person }, { userCode: 1, deny: true }])
      expect((await tell('devices', 'POST', wrong)).status).toBe(422);
    expect((await tell('devices', 'POST', { userCode: allowed['userCode'], person })).status).toBe(200);
    const told = await tell('devices', 'POST', { userCode: denied['userCode'], deny: true });
    expect(told).toEqual({ status: 200, value: { devices: [] } });
    const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
    const redeem = (device: Record<string, string>): Promise<Record<string, string>> =>
      post('/token', { clientId, clientSecret, grantType, deviceCode: device['deviceCode'] });
    expect(await redeem(allowed)).toHaveProperty('accessToken');
    expect(await redeem(denied)).toHaveProperty('error', 'access_denied');
  });

  it('the clock is moved', async () => {
    const before = sandbox.clock.now();
    expect((await tell('clock', 'POST', { advance: 3600, skewClients: -600 })).status).toBe(200);
    expect(sandbox.clock.now()).toBeGreaterThanOrEqual(before + 3600);
    expect((await tell('clock')).value).toMatchObject({ clientsAhead: -600 });
    expect(await tell('clock', 'POST', { advance: 'x', forward: 1 })).toEqual({
      status: 422,
      value: {
        error: 'not as documented',
        problems: [
          { pointer: '/forward', problem: 'only advance and skewClients are known' },
          { pointer: '/advance', problem: 'not a number of seconds' },
        ],
      },
    });
  });

  it('the journal is read and emptied; looking at it is no entry', async () => {
    await fetch(sandbox.url);
    expect((await tell('journal')).value).toEqual({
      entries: [expect.objectContaining({ service: 's3', operation: 'ListBuckets', status: 403 })],
    });
    expect(await tell('journal', 'DELETE')).toEqual({ status: 200, value: { entries: [] } });
    expect(sandbox.journal).toEqual([]);
  });

  it('things are made to go wrong', async () => {
    const faults = [{ kind: 'server-error', status: 503, times: 1 }];
    expect(await tell('faults', 'PUT', { faults })).toEqual({ status: 200, value: { faults } });
    expect([(await fetch(sandbox.url)).status, (await fetch(sandbox.url)).status]).toEqual([503, 403]);
    expect((await tell('faults')).value).toEqual({ faults });
    expect(await tell('faults', 'PUT', { faults: [{ kind: 'drop' }, { kind: 'throttle', times: 0 }] })).toEqual({
      status: 422,
      value: {
        error: 'not as documented',
        problems: [
          { pointer: '/faults/0', problem: "must have required property 'when'" },
          { pointer: '/faults/1/times', problem: 'must be >= 1' },
        ],
      },
    });
    expect((await tell('faults')).value).toEqual({ faults });
  });

  it('another world comes into being, or none at all', async () => {
    expect((await tell('world')).value).toEqual(mfaRoleWorld());
    const world = { account: mfaRole.account, users: [], roles: [], buckets: [] };
    expect(await tell('world', 'PUT', world)).toEqual({ status: 200, value: world });
    expect(sandbox.world).toEqual(world);
    const broken = { ...world, roles: [{ arn: 'x' }], users: [{}] };
    expect((await tell('world', 'PUT', broken)).status).toBe(422);
    expect(sandbox.world).toEqual(world);
  });

  it.each([
    ['nowhere', 'GET', undefined, 404],
    ['clock', 'DELETE', undefined, 405],
    ['clock', 'constructor', undefined, 400],
    ['clock', 'POST', 'not JSON', 400],
    ['faults', 'PUT', [], 422],
    ['world', 'PUT', 'null', 422],
    ['clock', 'POST', 'null', 422],
  ])('%s %s %j: %d', async (path, method, value, status) => {
    expect((await tell(path, method, value)).status).toBe(status);
  });

  it('the page that a captive portal leads to is shown', async () => {
    sandbox.changeFaults([{ kind: 'captive-portal', status: 302 }]);
    const answer = await fetch(sandbox.url);
    expect([answer.url, await answer.text()]).toEqual([
      `${sandbox.url}/_duckbill/captive-portal`,
      expect.stringContaining('Guest Wi-Fi'),
    ]);
  });
});

describe('a web page in a browser on this computer', () => {
  it.each([
    ['under a name that points here', { host: 'attacker.example.com' }, 403],
    ['under a name that looks like this computer', { host: '127.0.0.1.example.com' }, 403],
    ['across origins', { origin: 'https://attacker.example.com' }, 403],
    ['across ports', { origin: 'http://127.0.0.1:1' }, 403],
    ['without an origin of its own', { origin: 'null' }, 403],
    ['as a form', { 'content-type': 'text/plain' }, 415],
  ])('does not command the sandbox %s', async (_title, headers, status) => {
    const before = sandbox.clock.now();
    expect((await tell('clock', 'POST', { advance: 86_400 }, headers)).status).toBe(status);
    expect(sandbox.clock.now() - before).toBeLessThan(86_400);
  });

  it.each(['localhost', '127.0.0.1', '[::1]'])('but one from %s does', async (host) => {
    const address = `${host}:${sandbox.port}`;
    const headers = { host: address, origin: `http://${address}` };
    expect((await tell('clock', 'POST', { advance: 1 }, headers)).status).toBe(200);
  });
});
