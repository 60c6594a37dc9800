import { request } from 'node:http';
import {
  checkSts,
  connect,
  type DeviceSignIn,
  type DoctorWorld,
  listAssignments,
  listPortalAccounts,
  openPortal,
  type Outbound,
  pollDeviceSignIn,
  PortalRefused,
  signOut,
  startDeviceSignIn,
} from '@duckbill/doctor';
import { identityCenter, mfaRole, type Sandbox, totpCode } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { aliceAllows, centerSandbox } from './sign-in/center-sandbox.ts';
import { call, planned } from './plans.ts';
import { testWorld } from './test-world.ts';

const { startUrl, region, person, account } = identityCenter;
const address = { startUrl, region };

interface Carried {
  readonly world: DoctorWorld;
  /** Hosts that were asked for, in order. */
  readonly hosts: string[];
}

/** A world whose requests for AWS all end at the sandbox; what would leave otherwise finds no such name here. */
function carriedWorld({ port, clock }: Sandbox): Carried {
  const hosts: string[] = [];
  const outbound: Outbound = {
    send: ({ url, method, headers, body }) =>
      new Promise((resolve, reject) => {
        const { host, pathname, search } = new URL(url);
        hosts.push(host);
        const sent = request(
          { host: '127.0.0.1', port, path: pathname + search, method, headers: { ...headers, host } },
          (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('end', () => {
              const named = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
              const answered = Object.fromEntries(named) as Record<string, string>;
              resolve({ status: response.statusCode ?? 0, headers: answered, body: Buffer.concat(chunks) });
            });
          },
        );
        sent.once('error', reject);
        sent.end(body);
      }),
  };
  const world = testWorld([], {
    now: () => new Date(clock.now() * 1000),
    outbound,
    environment: { AWS_CA_BUNDLE: '/nowhere/at/all.pem' },
  });
  return { world, hosts };
}

async function refusalOf(work: Promise<unknown>): Promise<string | undefined> {
  const error: unknown = await work.then(
    () => 'nothing was refused',
    (reason: unknown) => reason,
  );
  return error instanceof PortalRefused ? error.failure.failure.code : String(error);
}

describe('an outbound of a world', () => {
  it('carries every call, and nothing else connects', async () => {
    const sandbox = await centerSandbox();
    const { world, hosts } = carriedWorld(sandbox);
    const started = await startDeviceSignIn(address, world);
    sandbox.approveDevice(started.device.userCode, person);
    const answer = await pollDeviceSignIn(started, world);
    if (answer.kind !== 'signed-in') throw new Error('it is not signed in');
    const portal = openPortal(address, answer.token.accessToken, world);
    const accounts = await listPortalAccounts(portal);
    const names: string[] = [];
    for await (const { permissionSets } of listAssignments(portal, accounts)) names.push(...permissionSets);
    expect(names).toEqual(['S3-Full', 'S3-Read', 'Billing', 'S3-Full', 'S3-Read']);
    expect(await signOut(portal)).toBe(true);
    expect(await signOut(portal)).toBe(false);
    const { accessKeyId, secretAccessKey, mfaSerial, mfaSecret } = mfaRole.user;
    const mfa = { serial: mfaSerial, code: totpCode({ secret: mfaSecret, now: sandbox.clock.now() }) };
    const keys = { accessKeyId, secretAccessKey };
    const check = await checkSts({ call: 'AssumeRole', roleArn: mfaRole.roleArn, mfa }, keys, region, world);
    expect(check).toMatchObject({ ok: true, endpoint: 'sts.eu-west-1.amazonaws.com', identity: { account } });
    expect(JSON.stringify(check)).not.toMatch(/canary|secretAccessKey|sessionToken/u);
    const [oidc, sso] = ['oidc.eu-west-1.amazonaws.com', 'portal.sso.eu-west-1.amazonaws.com'];
    expect(new Set(hosts)).toEqual(new Set([oidc, sso, 'sts.eu-west-1.amazonaws.com']));
    expect(hosts.length).toBe(sandbox.journal.length);
  });

  it('carries a whole connection', async () => {
    const sandbox = await centerSandbox(aliceAllows);
    const { world, hosts } = carriedWorld(sandbox);
    const { accessKeyId, secretAccessKey } = mfaRole.staticUser;
    const keys = { accessKeyId, secretAccessKey };
    const plan = planned([call('GetCallerIdentity', keys), call('ListBuckets', keys)], keys);
    const { outcome } = await connect(plan, world);
    expect(outcome).toMatchObject({ ok: true });
    expect(hosts.length).toBe(sandbox.journal.length);
    expect(hosts.length).toBeGreaterThan(0);
  });
});

describe('a sign-in that is kept between two questions', () => {
  it('is plain JSON, waits, slows down when it is told to, and ends with a token', async () => {
    const sandbox = await centerSandbox();
    const { world } = carriedWorld(sandbox);
    sandbox.changeFaults([
      { kind: 'error', operation: 'CreateToken', code: 'SlowDownException', status: 400, from: 2, times: 1 },
    ]);
    let kept = await startDeviceSignIn(address, world);
    const intervals: number[] = [];
    for (let times = 0; times < 3; times += 1) {
      sandbox.clock.advance(20);
      const answer = await pollDeviceSignIn(JSON.parse(JSON.stringify(kept)) as DeviceSignIn, world);
      if (answer.kind !== 'pending') throw new Error('nobody has approved it');
      kept = answer.signIn;
      intervals.push(kept.pace.interval);
    }
    expect(intervals).toEqual([1, 6, 6]);
    sandbox.approveDevice(kept.device.userCode, person);
    sandbox.clock.advance(20);
    expect(await pollDeviceSignIn(kept, world)).toMatchObject({
      kind: 'signed-in',
      token: { refreshToken: undefined },
    });
  });

  it('says how it ended', async () => {
    const sandbox = await centerSandbox();
    const { world } = carriedWorld(sandbox);
    const denied = await startDeviceSignIn(address, world);
    sandbox.denyDevice(denied.device.userCode);
    expect(await refusalOf(pollDeviceSignIn(denied, world))).toBe('AccessDeniedException');
    const late = await startDeviceSignIn(address, world);
    sandbox.clock.advance(3600);
    expect(await refusalOf(pollDeviceSignIn(late, world))).toBe('ExpiredTokenException');
    const elsewhere = { startUrl: 'https://d-0000000000.awsapps.com/start', region };
    expect(await refusalOf(startDeviceSignIn(elsewhere, world))).toBe('InvalidRequestException');
  });
});

describe('a check at STS', () => {
  it('does not send a code with wrong keys, and names the caller of a refused role', async () => {
    const sandbox = await centerSandbox();
    const { world } = carriedWorld(sandbox);
    const { accessKeyId, secretAccessKey, mfaSerial, arn } = mfaRole.user;
    const mfa = { serial: mfaSerial, code: '123456' };
    const wrong = await checkSts(
      { call: 'GetSessionToken', mfa },
      { accessKeyId, secretAccessKey: 'canary-that-is-wrong' },
      region,
      world,
    );
    expect(wrong).toMatchObject({ ok: false, failure: { operation: 'GetCallerIdentity' } });
    expect(sandbox.journal.map(({ operation }) => operation)).toEqual(['GetCallerIdentity']);
    const role = { call: 'AssumeRole', roleArn: mfaRole.foreignRoleArn } as const;
    const refused = await checkSts(role, { accessKeyId, secretAccessKey }, region, world);
    expect(refused).toMatchObject({ ok: false, failure: { operation: 'AssumeRole', facts: { caller: arn } } });
  });
});
