import { beforeAll, describe, expect, it } from 'vitest';
import { createGuard } from '../../src/guard/guard.ts';
import { hostCheck } from '../../src/guard/hosts.ts';
import { openKeyRing } from '../../src/guard/key-ring.ts';
import { problemStatus, type ProblemCode } from '../../src/problem.ts';
import { type Exchange, serviceUnderTest, type ServiceUnderTest } from '../service-under-test.ts';
import { allParts } from './all-parts.ts';
import { keyFileOf, KeyText, noon } from './made-keys.ts';

/** A value that no answer may have, whatever went wrong. Names of unknown fields do come back, to who sent them. */
const canary = 'CANARYofasecret0001';
const nested = `${'['.repeat(100)}"${canary}"`;

const { file, keys } = keyFileOf({ tenant: 'acme', scopes: ['check', 'generate', 'fleet', 'connect', 'operate'] });
const key = keys[0]?.text ?? '';

let open: ServiceUnderTest;
let guarded: ServiceUnderTest;

beforeAll(async () => {
  open = await serviceUnderTest(allParts(canary));
  const opened = await openKeyRing({ source: new KeyText(file), now: () => noon, warn: () => undefined });
  if (!opened.ok) throw new Error(opened.reason);
  const limits = { version: 1, default: { perMinute: 1 } } as const;
  guarded = await serviceUnderTest({
    guard: createGuard({ keys: opened.ring, hosts: hostCheck('localhost'), limits }),
  });
});

const json = { 'Content-Type': 'application/json' };

/** Ways to ask wrongly, each with the canary in all that is sent. */
const attempts: readonly {
  readonly title: string;
  readonly init: RequestInit;
  readonly query?: string;
  readonly id?: string;
}[] = [
  { title: 'no type', init: { body: canary, headers: { 'Content-Type': `text/${canary}` } } },
  { title: 'no JSON', init: { body: `{"a": ${canary}`, headers: json } },
  { title: 'no UTF-8', init: { body: Buffer.concat([Buffer.from(`"${canary}`), Buffer.of(0xff)]), headers: json } },
  { title: 'too deep', init: { body: nested, headers: json } },
  { title: 'a text', init: { body: `"${canary}"`, headers: json } },
  {
    title: 'unknown fields',
    init: { body: JSON.stringify({ unknown: canary, files: canary, target: canary }), headers: json },
  },
  {
    title: 'fields of other types',
    init: {
      body: JSON.stringify({
        files: [{ name: 1, text: [canary] }, { unknown: canary }],
        program: canary,
        programs: [canary],
        target: { kind: canary },
      }),
      headers: json,
    },
  },
  {
    title: 'a form that never ends',
    init: { body: canary, headers: { 'Content-Type': `multipart/form-data; boundary=${canary}` } },
  },
  { title: 'compressed', init: { body: canary, headers: { ...json, 'Content-Encoding': canary } } },
  { title: 'an unknown parameter', init: { body: '{}', headers: json }, query: `?unknown=${canary}` },
  { title: 'another version', init: { body: '{}', headers: { ...json, Accept: `application/vnd.${canary}+json` } } },
  {
    title: 'an object of nobody',
    init: { body: '{}', headers: { ...json, Range: `bytes=${canary}`, 'If-None-Match': canary } },
    id: '00000000-0000-4000-8000-000000000000',
  },
  { title: 'too long', init: { body: `"${canary.repeat(300_000)}`, headers: json } },
];

interface Asked extends Exchange {
  readonly about: string;
}

async function askAll(service: ServiceUnderTest, headers: Readonly<Record<string, string>>): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  for (const [path, operations] of Object.entries(service.documentation.paths)) {
    for (const name of Object.keys(operations)) {
      const method = name.toUpperCase();
      for (const { title, init, query = '', id = canary } of attempts) {
        const place = path.replaceAll(/\{\w+\}/gu, id);
        const all = new Headers(init.headers);
        for (const [header, value] of Object.entries({
          ...headers,
          'X-Request-Id': `${canary} ${canary}`,
          Cookie: `a=${canary}`,
        }))
          all.set(header, value);
        const { body, ...rest } = init;
        const bodied = method === 'GET' || body === undefined ? {} : { body };
        const exchange = await service.send(`${place}${query}`, { ...rest, ...bodied, method, headers: all });
        asked.push({ ...exchange, about: `${method} ${path}, ${title}` });
      }
    }
  }
  return asked;
}

function expectNoLeak(asked: readonly Asked[], secrets: readonly string[]): void {
  for (const { about, text, headers } of asked) {
    const all = `${text}\n${[...headers].flat().join('\n')}`;
    for (const secret of secrets) expect(all.toLowerCase(), about).not.toContain(secret.toLowerCase());
  }
}

function codesOf(asked: readonly Asked[]): ReadonlySet<unknown> {
  return new Set(
    asked.map(({ body }) => (typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined)),
  );
}

describe('what is sent wrongly', () => {
  it('comes back in no answer of any route', async () => {
    const asked = await askAll(open, {});
    expectNoLeak(asked, ['canary']);
    const expected: readonly ProblemCode[] = [
      'body-not-json',
      'body-not-utf8',
      'body-not-form',
      'body-too-deep',
      'body-too-large',
      'content-type-wrong',
      'encoding-not-supported',
      'query-invalid',
      'request-invalid',
      'type-not-offered',
      'not-found',
      'jobs-unavailable',
    ];
    for (const code of expected) expect(codesOf(asked), `${code}, ${problemStatus(code)}`).toContain(code);
  });

  it('comes back in no refusal, nor do keys, good or strange', async () => {
    const strange = `${key.slice(0, -6)}canary`;
    const asked = [
      ...(await askAll(guarded, {})),
      ...(await askAll(guarded, { Authorization: `Bearer ${strange}` })),
      ...(await askAll(guarded, { Authorization: `Basic ${canary}` })),
      ...(await askAll(guarded, { Authorization: `Bearer ${key}` })),
      ...(await askAll(guarded, { Authorization: `Bearer ${key}`, Origin: `https://${canary}.example.com` })),
    ];
    expectNoLeak(asked, ['canary', key, key.slice(-43), key.slice(4, 16)]);
    const expected: readonly ProblemCode[] = [
      'credentials-missing',
      'credentials-unknown',
      'rate-limited',
      'origin-not-allowed',
    ];
    for (const code of expected) expect(codesOf(asked), code).toContain(code);
  });
});
