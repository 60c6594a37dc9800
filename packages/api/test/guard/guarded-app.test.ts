import { beforeAll, describe, expect, it } from 'vitest';
import { auditLog } from '../../src/guard/audit-log.ts';
import { createGuard } from '../../src/guard/guard.ts';
import { hostCheck } from '../../src/guard/hosts.ts';
import { openKeyRing } from '../../src/guard/key-ring.ts';
import { bookmark, canaries } from '../example-files.ts';
import { serviceUnderTest, type ServiceUnderTest } from '../service-under-test.ts';
import { allParts } from './all-parts.ts';
import { keyFileOf, KeyText, noon } from './made-keys.ts';

const { file, keys } = keyFileOf(
  { tenant: 'acme', scopes: ['check'] },
  { tenant: 'globex', scopes: ['check', 'fleet', 'generate', 'connect', 'operate'] },
  { tenant: 'acme', scopes: ['operate'] },
  { tenant: 'acme', scopes: ['check'], expires: noon },
  { tenant: 'small', scopes: ['check'] },
);
const [acme = '', globex = '', operator = '', expired = '', small = ''] = keys.map(({ text }) => text);

const audited: string[] = [];
let service: ServiceUnderTest;

beforeAll(async () => {
  const opened = await openKeyRing({ source: new KeyText(file), now: () => noon, warn: () => undefined });
  if (!opened.ok) throw new Error(opened.reason);
  const guard = createGuard({
    keys: opened.ring,
    hosts: hostCheck('localhost'),
    allowedOrigins: ['https://desk.example.com'],
    limits: { version: 1, tenants: { small: { perMinute: 1 } } },
    audit: auditLog({ write: (line: string) => audited.push(line) > 0 }, () => noon),
  });
  service = await serviceUnderTest({ ...allParts('away'), guard });
});

function bearer(key: string): Record<string, string> {
  return { Authorization: `Bearer ${key}` };
}

const files = [bookmark('a.duck')];

/** Routes with what each needs, as the documentation says. */
function guardedRoutes(): readonly { readonly path: string; readonly method: string; readonly scope: string }[] {
  return Object.entries(service.documentation.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, operation]) => {
      const { security } = operation as { readonly security?: readonly { readonly apiKey?: readonly string[] }[] };
      const scope = security?.find(({ apiKey }) => apiKey !== undefined)?.apiKey?.[0];
      return scope === undefined
        ? []
        : [{ path: path.replaceAll(/\{\w+\}/gu, '1'), method: method.toUpperCase(), scope }];
    }),
  );
}

describe('a guarded service', () => {
  it('lets nobody into any route that asks, without credentials, with strange ones, or with expired ones', async () => {
    expect(guardedRoutes().length).toBeGreaterThan(1);
    for (const { path, method } of guardedRoutes()) {
      const ask = (headers: Record<string, string>): Promise<object> => service.send(path, { method, headers });
      expect(await ask({}), path).toMatchObject({ status: 401, body: { code: 'credentials-missing' } });
      expect(await ask(bearer(`${acme}x`)), path).toMatchObject({ status: 401, body: { code: 'credentials-unknown' } });
      expect(await ask(bearer(expired)), path).toMatchObject({ status: 401, body: { code: 'credentials-expired' } });
      expect(await ask({ Cookie: `key=${acme}`, 'X-Api-Key': acme }), path).toMatchObject({ status: 401 });
      expect(await service.send(`${path}?access_token=${acme}&key=${acme}`, { method }), path).toMatchObject({
        status: 401,
      });
    }
  });

  it('lets a key into routes of its scopes only', async () => {
    for (const { path, method, scope } of guardedRoutes()) {
      const wrong = scope === 'operate' ? acme : operator;
      const { status, headers, body } = await service.send(path, { method, headers: bearer(wrong) });
      expect({ status, body }, path).toMatchObject({ status: 403, body: { code: 'scope-missing' } });
      expect(headers.get('WWW-Authenticate')).toContain(`scope="${scope}"`);
      const { status: allowed } = await service.send(path, { method, headers: bearer(globex) });
      expect([401, 403], path).not.toContain(allowed);
    }
  });

  it('refuses before it reads the body', async () => {
    let pulled = 0;
    const body = new ReadableStream(
      {
        pull: (controller) => {
          pulled += 1;
          controller.enqueue(new Uint8Array(65_536));
        },
      },
      { highWaterMark: 0 },
    );
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body, duplex: 'half' } as const;
    expect(await service.send('/v1/lint', init)).toMatchObject({ status: 401 });
    expect(pulled).toBe(0);
  });

  it('is open where nothing is kept: to probes and to who reads the documentation', async () => {
    for (const path of ['/healthz', '/openapi.json']) expect(await service.send(path)).toMatchObject({ status: 200 });
  });

  it('tells what is left, and how long to wait when nothing is', async () => {
    const first = await service.post('/v1/lint', { files }, bearer(acme));
    expect(first.status).toBe(200);
    expect(first.headers.get('RateLimit-Policy')).toBe('"minute";q=1200;w=60, "day";q=500000;w=86400');
    expect(first.headers.get('RateLimit')).toMatch(/^"minute";r=\d+;t=\d+, "day";r=\d+;t=\d+$/u);
    // Invalid requests cost as well.
    await service.post('/v1/lint', {}, bearer(small));
    const { status, headers, body } = await service.post('/v1/lint', { files }, bearer(small));
    expect({ status, body }).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(headers.get('RateLimit')).toMatch(/^"minute";r=0;t=\d+$/u);
  });

  it('answers pages of the listed origin, and tells them which headers they may read', async () => {
    const origin = { Origin: 'https://desk.example.com' };
    const { headers } = await service.post('/v1/lint', { files }, { ...bearer(acme), ...origin });
    expect(headers.get('Access-Control-Allow-Origin')).toBe('https://desk.example.com');
    expect(headers.get('Access-Control-Expose-Headers')).toContain('RateLimit');
    expect(headers.get('Vary')).toContain('Origin');
    expect(headers.get('Set-Cookie')).toBeNull();
  });
});

describe('the audit log of a guarded service', () => {
  it('tells each decision on what is not open, and nothing of content or credentials', async () => {
    audited.length = 0;
    const strange = `dbk_${'0'.repeat(12)}_${'canary'.repeat(8).slice(0, 43)}`;
    const secrets = { files: [bookmark(canaries.password), { name: 'b', text: canaries.secretKey }] };
    await service.post('/v1/lint', secrets, bearer(acme));
    await service.post('/v1/lint', { [canaries.password]: canaries.secretKey }, bearer(acme));
    await service.post('/v1/lint', `{ ${canaries.password}`, bearer(acme));
    await service.post('/v1/lint', secrets, bearer(strange));
    await service.post(`/v1/lint?password=${canaries.password}`, secrets, { Cookie: canaries.password });
    await service.post('/v1/lint', secrets, { ...bearer(acme), Origin: 'https://canary.example.com' });
    await service.send('/healthz');
    expect(audited.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { tenant: 'acme', caller: keys[0]?.key.id, operation: expect.any(String), outcome: 'allowed', status: 200 },
      { tenant: 'acme', outcome: 'refused', problem: 'request-invalid' },
      { tenant: 'acme', outcome: 'refused', problem: 'body-not-json' },
      { outcome: 'refused', problem: 'credentials-unknown' },
      { outcome: 'refused', problem: 'credentials-missing' },
      { outcome: 'refused', problem: 'origin-not-allowed' },
    ]);
    const all = audited.join('');
    expect(all).not.toMatch(/canary/iu);
    for (const { text, key } of keys) {
      expect(all).not.toContain(text);
      expect(all).not.toContain(text.slice(-43));
      expect(all).not.toContain(key.sha256);
    }
  });
});
