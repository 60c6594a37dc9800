import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostCheck, isHostName, isLoopback } from '../../src/guard/hosts.ts';
import { isDeeperThan } from '../../src/guard/json-depth.ts';
import { isOrigin, type OriginAnswer, originRules } from '../../src/guard/origins.ts';

describe('Hosts', () => {
  it.each(['127.0.0.1', '127.8.9.1', '::1', '[::1]', 'localhost', 'LOCALHOST'])('%s is the loopback', (name) => {
    expect(isLoopback(name)).toBe(true);
  });

  it.each([
    '0.0.0.0',
    '::',
    '10.0.0.1',
    '127.evil.example',
    'localhost.example.com',
    '',
    '127.0.0.1.nip.io',
    '::ffff:8.8.8.8',
  ])('%s is not', (name) => {
    expect(isLoopback(name)).toBe(false);
  });

  it.each(['localhost', 'localhost:8080', 'LocalHost.', '127.0.0.1:1', '[::1]:8080', '127.0.0.2'])(
    'on the loopback, %s is answered',
    (host) => {
      expect(hostCheck('127.0.0.1')(host)).toBe(true);
    },
  );

  it.each([
    undefined,
    '',
    'evil.example.com',
    'localhost.evil.example.com',
    '127.0.0.1.evil.example.com',
    '10.0.0.1',
    'localhost:99999',
    'localhost:80:80',
    'localhost@evil.example.com',
    'evil.example.com#localhost',
    '[::1',
    'local host',
    '[fe80::1%25eth0]',
    'x'.repeat(100_000),
  ])('on the loopback, a name that was rebound is refused: %.40s', (host) => {
    expect(hostCheck('127.0.0.1')(host)).toBe(false);
  });

  it('beyond it, numeric addresses and the names of the operator are answered', () => {
    const check = hostCheck('0.0.0.0', ['Duckbill.example.com']);
    for (const host of ['duckbill.example.com', 'duckbill.example.com:443', '10.1.2.3:8080', '[fd00::1]'])
      expect(check(host)).toBe(true);
    for (const host of ['other.example.com', 'example.com', 'a.duckbill.example.com']) expect(check(host)).toBe(false);
    expect(hostCheck('duckbill.lan')('duckbill.lan:8080')).toBe(true);
  });

  it('in the list of the operator are names without port', () => {
    for (const name of ['a.example.com', 'localhost', '10.0.0.1', '[::1]', 'my_service'])
      expect(isHostName(name)).toBe(true);
    for (const name of ['', '*', 'a:80', 'https://a', '.example.com', 'a b']) expect(isHostName(name)).toBe(false);
  });
});

describe('origins', () => {
  const rules = originRules(['https://desk.example.com']);
  const ask = (method: string, headers: Readonly<Record<string, string>>, host = 'localhost:8080'): OriginAnswer =>
    rules({ method, host, header: (name) => headers[name] });

  it('a program, which has none, goes on', () => {
    expect(ask('POST', {})).toMatchObject({ kind: 'go-on', headers: { Vary: 'Origin' } });
  });

  it('our own page goes on, also behind a proxy that ends TLS', () => {
    expect(ask('POST', { Origin: 'http://localhost:8080' }).kind).toBe('go-on');
    expect(ask('POST', { Origin: 'https://duckbill.example.com' }, 'duckbill.example.com').kind).toBe('go-on');
    expect(ask('POST', { 'Sec-Fetch-Site': 'same-origin' }).kind).toBe('go-on');
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['another site', { Origin: 'https://evil.example.com' }],
    ['another port', { Origin: 'http://localhost:8081' }],
    ['a file or a sandboxed frame', { Origin: 'null' }],
    ['a host whose name begins as ours', { Origin: 'http://localhost:8080.evil.example.com' }],
    ['a site that is allowed with another scheme', { Origin: 'http://desk.example.com' }],
    ['a browser that tells the site alone', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sister of our host', { 'Sec-Fetch-Site': 'same-site' }],
  ])('a form of %s starts nothing', (_title, headers) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect(ask(method, headers).kind).toBe('refused');
    // It may ask, as anything may that is linked to, and is not allowed to see the answer.
    const read = ask('GET', headers);
    expect(read.kind).toBe('go-on');
    expect(read).not.toHaveProperty('headers.Access-Control-Allow-Origin');
  });

  it('one of the list is allowed by name, without cookies', () => {
    const answer = ask('POST', { Origin: 'https://desk.example.com' });
    expect(answer).toMatchObject({
      kind: 'go-on',
      headers: { 'Access-Control-Allow-Origin': 'https://desk.example.com', Vary: 'Origin' },
    });
    expect(answer).not.toHaveProperty('headers.Access-Control-Allow-Credentials');
  });

  it('one of the list is told before it asks', () => {
    const asked = { Origin: 'https://desk.example.com', 'Access-Control-Request-Method': 'POST' };
    const answer = ask('OPTIONS', asked);
    expect(answer).toMatchObject({
      kind: 'preflight',
      headers: { 'Access-Control-Allow-Origin': 'https://desk.example.com', 'Access-Control-Max-Age': '600' },
    });
    expect(answer).toHaveProperty('headers.Access-Control-Allow-Headers', expect.stringContaining('Authorization'));
  });

  it('in the list of the operator are origins alone', () => {
    for (const text of ['https://a.example.com', 'http://localhost:3000']) expect(isOrigin(text)).toBe(true);
    for (const text of [
      '*',
      'null',
      'a.example.com',
      'https://a.example.com/',
      'https://a.example.com:443',
      'file:///a',
    ])
      expect(isOrigin(text)).toBe(false);
  });
});

describe('the depth of JSON', () => {
  const deep = (text: string, limit: number): boolean => isDeeperThan(new TextEncoder().encode(text), limit);

  it.each([
    ['[]', 1],
    ['{"a":[{}]}', 3],
    ['[[],[],[[]]]', 3],
    [String.raw`["[[[[{{{{\"[[", "]"]`, 1],
    [String.raw`["\\"]`, 1],
  ])('%s is %i deep', (text, depth) => {
    expect(deep(text, depth)).toBe(false);
    expect(deep(text, depth - 1)).toBe(true);
  });

  it('is that of another scan, which reads each byte, for anything', () => {
    const text = fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', 'a', ','), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 6 }), (json, limit) => {
        let depth = 0;
        let deepest = 0;
        let inside = false;
        for (let at = 0; at < json.length; at += 1) {
          const sign = json.charAt(at);
          if (inside && sign === '\\') at += 1;
          else if (sign === '"') inside = !inside;
          else if (!inside && '[{'.includes(sign)) depth += 1;
          else if (!inside && ']}'.includes(sign)) depth -= 1;
          deepest = Math.max(deepest, depth);
        }
        expect(deep(json, limit)).toBe(deepest > limit);
      }),
      { seed: 8, numRuns: 2000 },
    );
  });

  it('is looked at in anything, whether it is JSON or not', () => {
    expect(deep('['.repeat(3_000_000), 64)).toBe(true);
    expect(deep(`"${'['.repeat(100_000)}`, 64)).toBe(false);
    expect(deep(`["${'\\\\'.repeat(1_000_000)}"[`, 1)).toBe(true);
    expect(deep(`"${'\\"'.repeat(1_000_000)}[`, 1)).toBe(false);
    expect(deep(']]]]["', 1)).toBe(false);
    expect(isDeeperThan(Uint8Array.of(0xff, 0x5b, 0x22, 0x5c), 1)).toBe(false);
  });
});
