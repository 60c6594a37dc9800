import { describe, expect, it } from 'vitest';
import {
  type Admission,
  type Approach,
  createGuard,
  type Guard,
  type GuardOptions,
  openGuard,
} from '../../src/guard/guard.ts';
import { hostCheck } from '../../src/guard/hosts.ts';
import { openKeyRing } from '../../src/guard/key-ring.ts';
import { createPlaces } from '../../src/guard/places.ts';
import { rateLimitHeaders } from '../../src/guard/rate-limit-headers.ts';
import { rateLimitsInMemory } from '../../src/guard/rate-limits.ts';
import { limitsOf, readLimitsConfig, usualLimits } from '../../src/guard/tenant-limits.ts';
import { keyFileOf, KeyText, noon } from './made-keys.ts';

const light = { scope: 'check', weight: 'light' } as const;
const heavy = { scope: 'check', weight: 'heavy' } as const;
const fleet = { scope: 'fleet', weight: 'light' } as const;

async function guarded(
  options: Partial<GuardOptions> = {},
): Promise<{ guard: Guard; a: string; b: string; old: string }> {
  const { file, keys } = keyFileOf(
    { tenant: 'a', scopes: ['check'] },
    { tenant: 'b', scopes: ['check', 'fleet'] },
    { tenant: 'a', scopes: ['check'], expires: noon },
  );
  const opened = await openKeyRing({ source: new KeyText(file), now: () => noon, warn: () => undefined });
  if (!opened.ok) throw new Error(opened.reason);
  const [a = '', b = '', old = ''] = keys.map(({ text }) => text);
  return { guard: createGuard({ keys: opened.ring, hosts: hostCheck('localhost'), ...options }), a, b, old };
}

function admit(guard: Guard, authorization: string | undefined, route: Approach['route'] = light): Promise<Admission> {
  const headers = new Headers(authorization === undefined ? {} : { Authorization: authorization });
  return guard.admit({ request: new Request('http://localhost/', { headers }), route });
}

describe('who asks', () => {
  it('is nobody in particular where no keys are', async () => {
    expect(await admit(openGuard, undefined, fleet)).toMatchObject({
      kind: 'admitted',
      caller: { tenant: 'local', id: 'local' },
    });
  });

  it('is the holder of a key', async () => {
    const { guard, a } = await guarded();
    for (const scheme of ['Bearer', 'bearer', 'BEARER'])
      expect(await admit(guard, `${scheme} ${a}`)).toMatchObject({ kind: 'admitted', caller: { tenant: 'a' } });
  });

  it('has to be said, by Authorization: Bearer alone', async () => {
    const { guard, a } = await guarded();
    const basic = `Basic ${Buffer.from(`user:${a}`).toString('base64')}`;
    for (const authorization of [
      undefined,
      '',
      a,
      `Bearer${a}`,
      `Token ${a}`,
      basic,
      `Bearer ${a}, Bearer ${a}`,
      `Bearer ${'x'.repeat(50_000)}`,
    ])
      expect(await admit(guard, authorization)).toMatchObject({
        kind: 'refused',
        problem: { status: 401, code: 'credentials-missing' },
        headers: { 'WWW-Authenticate': 'Bearer realm="duckbill"' },
      });
  });

  it('is refused with another key, an expired one, or a token where no issuers are', async () => {
    const { guard, a, old } = await guarded();
    const challenge = { 'WWW-Authenticate': 'Bearer realm="duckbill", error="invalid_token"' };
    for (const wrong of [`${a.slice(0, -1)}!`.replace('!', a.endsWith('A') ? 'B' : 'A'), 'dbk_', 'e30.e30.e30'])
      expect(await admit(guard, `Bearer ${wrong}`)).toMatchObject({
        problem: { status: 401, code: 'credentials-unknown' },
        headers: challenge,
      });
    expect(await admit(guard, `Bearer ${old}`)).toMatchObject({
      problem: { status: 401, code: 'credentials-expired' },
      headers: challenge,
    });
  });

  it('may do what the scopes of the key say, and no more', async () => {
    const { guard, a, b } = await guarded();
    expect(await admit(guard, `Bearer ${a}`, fleet)).toMatchObject({
      kind: 'refused',
      problem: { status: 403, code: 'scope-missing' },
      headers: { 'WWW-Authenticate': 'Bearer realm="duckbill", error="insufficient_scope", scope="fleet"' },
      caller: { tenant: 'a' },
    });
    expect(await admit(guard, `Bearer ${b}`, fleet)).toMatchObject({ kind: 'admitted' });
  });

  it('is not asked by what is open to everybody', async () => {
    const { guard } = await guarded();
    expect(await admit(guard, undefined, { scope: 'open', weight: 'light' })).toMatchObject({ kind: 'admitted' });
  });

  it('is a matter of the issuer for tokens, and its silence is no refusal', async () => {
    const { guard, a } = await guarded({ tokens: () => Promise.resolve('unavailable') });
    expect(await admit(guard, 'Bearer e30.e30.e30')).toMatchObject({
      problem: { status: 503, code: 'issuer-unavailable' },
      headers: { 'Retry-After': '30' },
    });
    expect(await admit(guard, `Bearer ${a}`)).toMatchObject({ kind: 'admitted' });
  });
});

describe('what a tenant may use', () => {
  const limits = { version: 1, default: { perMinute: 21, perDay: 100, atOnce: 2, streams: 1 } } as const;

  it('is counted by weight, told in headers, and refused with the time to wait', async () => {
    const { guard, a, b } = await guarded({ limits });
    const first = await admit(guard, `Bearer ${a}`, heavy);
    expect(first).toMatchObject({
      kind: 'admitted',
      headers: {
        'RateLimit-Policy': '"minute";q=21;w=60, "day";q=100;w=86400',
        RateLimit: '"minute";r=11;t=60, "day";r=90;t=86400',
      },
    });
    if (first.kind === 'admitted') first.leave?.();
    const second = await admit(guard, `Bearer ${a}`, heavy);
    if (second.kind === 'admitted') second.leave?.();
    const refused = await admit(guard, `Bearer ${a}`, heavy);
    expect(refused).toMatchObject({
      kind: 'refused',
      problem: { status: 429, code: 'rate-limited' },
      headers: {
        'RateLimit-Policy': '"minute";q=21;w=60',
        'Retry-After': expect.stringMatching(/^(?:[1-9]|[1-5]\d|60)$/u),
      },
    });
    expect(refused).toHaveProperty('headers.RateLimit', expect.stringMatching(/^"minute";r=0;t=\d+$/u));
    // Another tenant has limits of its own.
    expect(await admit(guard, `Bearer ${b}`, heavy)).toMatchObject({ kind: 'admitted' });
  });

  it('is refused by the day as well', async () => {
    const config = { version: 1, default: { perDay: 10 } } as const;
    const { guard, a } = await guarded({ limits: config });
    expect(await admit(guard, `Bearer ${a}`, heavy)).toMatchObject({ kind: 'admitted' });
    expect(await admit(guard, `Bearer ${a}`)).toMatchObject({
      problem: { code: 'rate-limited', detail: expect.stringContaining('day') },
    });
  });

  it('at once has its limit, and each place comes back once', async () => {
    const { guard, a, b } = await guarded({ limits });
    const first = await admit(guard, `Bearer ${a}`);
    const second = await admit(guard, `Bearer ${a}`);
    if (first.kind !== 'admitted' || second.kind !== 'admitted') throw new Error('not admitted');
    expect(await admit(guard, `Bearer ${a}`)).toMatchObject({
      problem: { status: 429, code: 'too-many-at-once' },
      headers: { 'Retry-After': '1' },
    });
    expect(await admit(guard, `Bearer ${b}`)).toMatchObject({ kind: 'admitted' });
    first.leave?.();
    first.leave?.();
    expect(await admit(guard, `Bearer ${a}`)).toMatchObject({ kind: 'admitted' });
    expect(await admit(guard, `Bearer ${a}`)).toMatchObject({ kind: 'refused' });
  });

  it('streams take places of their own, which come back as well', async () => {
    const places = { requests: createPlaces(), streams: createPlaces() };
    const { guard, b } = await guarded({ limits, places });
    const first = await admit(guard, `Bearer ${b}`);
    const second = await admit(guard, `Bearer ${b}`);
    if (first.kind !== 'admitted' || second.kind !== 'admitted') throw new Error('not admitted');
    expect(first.toStream?.()).toBeUndefined();
    expect([places.requests.taken('b'), places.streams.taken('b')]).toEqual([1, 1]);
    expect(second.toStream?.()).toMatchObject({ code: 'too-many-at-once' });
    first.leave?.();
    second.leave?.();
    first.leave?.();
    expect([places.requests.taken('b'), places.streams.taken('b')]).toEqual([0, 0]);
  });

  it('gives its place back when counting fails', async () => {
    const places = { requests: createPlaces(), streams: createPlaces() };
    const rateLimits = { take: () => Promise.reject(new Error('no database')) };
    const { guard, a } = await guarded({ rateLimits, places });
    await expect(admit(guard, `Bearer ${a}`)).rejects.toThrow('no database');
    expect(places.requests.taken('a')).toBe(0);
  });

  it('is what its own line says, then what is said for all, then ours', () => {
    const config = { version: 1, default: { perDay: 7 }, tenants: { big: { perMinute: 9 } } } as const;
    expect(limitsOf('big', config)).toEqual({ ...usualLimits, perDay: 7, perMinute: 9 });
    expect(limitsOf('constructor', config)).toEqual({ ...usualLimits, perDay: 7 });
    expect(limitsOf('any', undefined)).toEqual(usualLimits);
  });

  it('is checked when it is read', () => {
    expect(readLimitsConfig('{"version":1,"default":{"atOnce":3},"tenants":{"a":{"perDay":1}}}')).toMatchObject({
      ok: true,
    });
    for (const wrong of [
      {},
      { version: 1, default: { atOnce: 0 } },
      { version: 1, tenants: { 'a b': {} } },
      { version: 1, default: { perHour: 1 } },
      { version: 1, default: { connections: 1 } },
      { version: 1, service: { perDay: 1 } },
      { version: 1, service: { headersTimeout: 2 ** 31 } },
      { version: 1, service: { requestTimeout: 1000 } },
    ])
      expect(readLimitsConfig(JSON.stringify(wrong))).toMatchObject({ ok: false });
  });

  it('has the same counter for the same limits only', async () => {
    const rates = rateLimitsInMemory();
    const small = { ...usualLimits, perMinute: 1 };
    expect(await rates.take('t', 1, small)).toMatchObject({ allowed: true });
    expect(await rates.take('t', 1, small)).toMatchObject({ allowed: false, exceeded: { name: 'minute', left: 0 } });
    expect(await rates.take('u', 1, small)).toMatchObject({ allowed: true });
  });

  it('is no header where nothing is counted', () => {
    expect(rateLimitHeaders([])).toEqual({});
  });
});
