import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardFor, type GuardForOptions } from '../../src/guard/guard-for.ts';
import { printKeyFile } from '../../src/guard/key-file.ts';
import { keyFileOf } from './made-keys.ts';

let folder = '';
const { file, keys } = keyFileOf({ tenant: 'acme', scopes: ['check'] });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'duckbill-guard-'));
  const files = {
    'keys.json': printKeyFile(file),
    'broken.json': '{"version":1,',
    'oidc.json': JSON.stringify({
      version: 1,
      issuers: [
        {
          issuer: 'https://login.example.com',
          audience: 'duckbill',
          tenant: { value: 'a' },
          scopes: { value: ['check'] },
        },
      ],
    }),
    'limits.json': '{"version":1,"default":{"perDay":1,"jobs":3},"tenants":{"big":{"jobUsers":7}}}',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
});

afterAll(() => rm(folder, { recursive: true }));

function options(more: Partial<GuardForOptions>): GuardForOptions {
  return { hostname: '127.0.0.1', warn: () => undefined, ...more };
}

describe('the guard of a service', () => {
  it('asks nobody on the loopback', async () => {
    for (const hostname of ['127.0.0.1', '::1', 'localhost'])
      expect(await guardFor(options({ hostname }))).toMatchObject({ ok: true, asks: [] });
  });

  it.each(['0.0.0.0', '::', '192.168.1.5', 'duckbill.example.com'])(
    'is refused on %s without keys or tokens, with what to do',
    async (hostname) => {
      const made = await guardFor(options({ hostname }));
      expect(made).toMatchObject({ ok: false, reason: expect.stringContaining('--keys FILE') });
      expect(made).toMatchObject({ reason: expect.stringContaining('duckbill serve keys create') });
    },
  );

  it('asks for keys and tokens, and keeps to the limits of a file', async () => {
    const at = (name: string): string => path.join(folder, name);
    const made = await guardFor(
      options({
        hostname: '0.0.0.0',
        keysFile: at('keys.json'),
        oidcFile: at('oidc.json'),
        limitsFile: at('limits.json'),
      }),
    );
    if (!made.ok) throw new Error(made.reason);
    expect(made.asks).toEqual(['keys', 'tokens']);
    expect(made.limits.ofTenant('big')).toMatchObject({ jobs: 3, jobUsers: 7 });
    expect(made.limits.ofTenant('small')).toMatchObject({ jobs: 3, jobUsers: 10_000_000 });
    const request = new Request('http://localhost/', { headers: { Authorization: `Bearer ${keys[0]?.text}` } });
    const route = { scope: 'check', weight: 'light' } as const;
    expect(await made.guard.admit({ request, route })).toMatchObject({ kind: 'admitted', caller: { tenant: 'acme' } });
    expect(await made.guard.admit({ request, route })).toMatchObject({
      kind: 'refused',
      problem: { code: 'rate-limited' },
    });
  });

  it.each<[string, Partial<GuardForOptions>, string]>([
    ['keys that are not there', { keysFile: 'missing.json' }, 'cannot be read: ENOENT'],
    ['keys that are broken', { keysFile: 'broken.json' }, 'not JSON: line 1'],
    ['issuers that are broken', { oidcFile: 'broken.json' }, 'not JSON'],
    ['issuers that are none', { oidcFile: 'limits.json' }, '#/issuers is missing'],
    ['limits that are none', { limitsFile: 'oidc.json' }, 'line 1, column 14: #/issuers is not known here'],
    ['a host with a port', { allowedHosts: ['a.example.com:80'] }, '--allow-host'],
    ['every origin', { allowedOrigins: ['*'] }, '--allow-origin'],
  ])('is refused with %s', async (_title, wrong, reason) => {
    const inFolder = Object.fromEntries(
      Object.entries(wrong).map(([name, value]) => [
        name,
        typeof value === 'string' ? path.join(folder, value) : value,
      ]),
    );
    expect(await guardFor(options(inFolder))).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });
});
