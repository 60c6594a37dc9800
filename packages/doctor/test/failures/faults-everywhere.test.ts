import { cacheFormats, type CacheKind } from '@duckbill/core';
import { type Connection, connect, printConnectOutcome } from '@duckbill/doctor';
import { mfaRole, type Sandbox, startSandbox, totpCode, type WorldFault } from '@duckbill/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { memoryCache } from '../memory-cache.ts';
import { browse, secretForms } from '../sign-in/center-sandbox.ts';
import { testSignIn, type TestWorld, testWorld } from '../test-world.ts';
import { type Route, routes } from './fault-routes.ts';
import { webToken } from './web-token.ts';

/** A fault, and what has to be said first about a call that it befalls for good. */
type Expected = readonly [title: string, fault: WorldFault, guidance: readonly string[]];

const busy = ['aws-asked-too-often', 'sso-asked-too-often', 'metadata-failing'];
const failing = ['aws-failing', 'sso-service-failing', 'metadata-failing'];
const brokenOff = ['network-broken-off', 'metadata-unreachable'];
const late = ['network-timeout', 'metadata-unreachable'];
// Half of a token or of the name of a role is still a text; the next question of an instance is refused then.
const halfRead = ['network-not-aws', 'metadata-without-role'];

const faults: readonly Expected[] = [
  ['throttles', { kind: 'throttle' }, busy],
  ['fails', { kind: 'server-error', status: 500 }, failing],
  ['is not available', { kind: 'server-error', status: 503 }, failing],
  ['is a login page', { kind: 'captive-portal', status: 200 }, ['network-not-aws']],
  ['leads to a login page', { kind: 'captive-portal', status: 302 }, ['network-not-aws']],
  ['breaks off before it answers', { kind: 'drop', when: 'before-headers' }, brokenOff],
  ['breaks off after the headers', { kind: 'drop', when: 'after-headers' }, brokenOff],
  ['breaks off in the middle', { kind: 'drop', when: 'in-body' }, brokenOff],
  ['is shorter than it says', { kind: 'content-length', off: 20 }, brokenOff],
  ['is longer than it says', { kind: 'content-length', off: -20 }, ['network-not-aws']],
  ['answers with half of it', { kind: 'malformed' }, halfRead],
  ['does not begin', { kind: 'slow', headersAfter: 60 }, late],
  ['lets its answer trickle in', { kind: 'slow', bytesPerSecond: 1 }, late],
];

const skews: readonly Expected[] = [3600, -3600].map((seconds) => [
  seconds > 0 ? 'is behind the clock' : 'is ahead of the clock',
  { kind: 'clock-skew', seconds },
  ['sts-clock-wrong', 's3-clock-wrong'],
]);

/** Calls that carry no time: the clock may be as wrong as it likes. */
const unsigned: ReadonlySet<string> = new Set(
  routes
    .map(({ operation }) => operation)
    .filter(
      (operation) =>
        !/^(?:GetCallerIdentity|AssumeRole|GetSessionToken|List(?:Buckets|ObjectsV2)|GetBucketLocation)$/u.test(
          operation,
        ),
    ),
);

interface Ride {
  readonly sandbox: Sandbox;
  readonly world: TestWorld;
  readonly files: ReadonlyMap<string, string>;
  readonly connection: Connection;
  /** How often the call was made that the fault befalls. */
  readonly calls: number;
}

/** Connects along the route, on which a call meets the fault; time passes while somebody waits. */
async function ride(route: Route, fault: WorldFault): Promise<Ride> {
  const sandbox = await startSandbox({
    world: { ...route.world(), faults: [{ ...fault, operation: route.operation }] },
  });
  onTestFinished(() => sandbox.close());
  const { url, clock } = sandbox;
  const cache = memoryCache();
  const code = totpCode({ secret: mfaRole.user.mfaSecret, now: clock.now() });
  const world = testWorld(route.answers ?? [code], {
    now: () => new Date(clock.now() * 1000),
    endpoints: { sts: url, s3: url, 'sso-oidc': url, sso: url },
    askWho: 'when-refused',
    cache,
    timeouts: fault.kind === 'slow' ? { connect: 700, request: 700 } : { connect: 5000, request: 5000 },
    signIn: testSignIn(
      { openBrowser: true },
      {
        openBrowser: browse,
        readFile: async () => webToken(Math.floor(clock.now())),
        wait: async (milliseconds) => clock.advance(milliseconds / 1000),
      },
    ),
  });
  const connection = await connect(route.planned(url), world);
  const calls = sandbox.journal.filter(({ operation }) => operation === route.operation).length;
  return { sandbox, world, files: cache.files, connection, calls };
}

function expectCleanEnd({ world, files, connection, calls }: Ride, { once = false }: Route): void {
  const { outcome, secrets } = connection;
  expect(calls).toBeGreaterThan(0);
  expect(calls).toBeLessThanOrEqual(once ? 1 : 15);
  const shown = [outcome, world.events.filter(({ kind }) => kind !== 'approve')];
  const text = JSON.stringify(shown) + printConnectOutcome(outcome);
  expect(text).not.toMatch(secretForms);
  const canaries = [mfaRole.user.secretAccessKey, mfaRole.staticUser.secretAccessKey, ...secrets];
  expect(canaries.filter((secret) => text.includes(secret))).toEqual([]);
  for (const [path, content] of files) {
    const kind = kindOf(path, content);
    expect(cacheFormats[kind].read(path, content), path).toMatchObject({ ok: true });
  }
}

/** The first guidance, or that it connected. */
function whatIsTold({ ok, failure }: Connection['outcome']): string | undefined {
  return ok ? 'connected' : failure?.guidance[0]?.code;
}

function kindOf(path: string, content: string): CacheKind {
  if (path.startsWith('.aws/cli/')) return 'role-credentials';
  return content.includes('"accessToken"') ? 'sso-token' : 'sso-registration';
}

describe.each(routes.map((route) => [`${route.operation} ${route.way ?? ''}`.trim(), route] as const))(
  '%s',
  (_, route) => {
    it.each(faults)('%s: it ends, and says why', async (_title, fault, guidance) => {
      const result = await ride(route, fault);
      const { outcome } = result.connection;
      expectCleanEnd(result, route);
      const told = whatIsTold(outcome);
      // The region of the bucket stands in the headers too; the connection goes on with it when they arrived.
      expect(route.operation === 'GetBucketLocation' ? [...guidance, 'connected'] : guidance).toContain(told);
      const refused = { ok: false, exit: 'failed', reason: 'call-failed', signedIn: false };
      expect(outcome).toMatchObject(told === 'connected' ? { ok: true, exit: 'ok' } : refused);
    });

    it.each(skews)('%s', async (_title, fault, guidance) => {
      const result = await ride(route, fault);
      const { outcome } = result.connection;
      expectCleanEnd(result, route);
      expect(unsigned.has(route.operation) ? ['connected'] : guidance).toContain(whatIsTold(outcome));
    });

    it('refuses for a reason that nobody knows: it is told as it came', async () => {
      const result = await ride(route, { kind: 'error', status: 418, code: 'UnheardOf', message: 'I am a teapot' });
      const { outcome } = result.connection;
      expectCleanEnd(result, route);
      expect(outcome).toMatchObject({ ok: false, exit: 'failed', reason: 'call-failed' });
      expect(['UnheardOf', 'HTTP 418']).toContain(outcome.failure?.failure.code);
      expect(printConnectOutcome(outcome)).toContain(outcome.failure?.failure.code);
    });

    it.each<WorldFault>([
      { kind: 'throttle', times: 1 },
      { kind: 'server-error', status: 503, times: 1 },
      { kind: 'drop', when: 'before-headers', times: 1 },
    ])(
      'fails once by $kind: it goes on, unless what it carries works once or the machine has no keys',
      async (fault) => {
        const result = await ride(route, fault);
        expectCleanEnd(result, route);
        // The answer was lost, but not the question: the code of the device is spent.
        const spent = route.operation === 'CreateToken' && fault.kind === 'drop';
        expect(result.connection.outcome.ok).toBe(route.once !== true && route.machine !== true && !spent);
      },
    );
  },
);
