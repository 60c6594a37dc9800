import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createApp } from '../src/index.ts';
import { bookmark, canaries } from './example-files.ts';
import { documentation, post, send } from './service-under-test.ts';

const json = { 'Content-Type': 'application/json' };

describe('addresses', () => {
  it('says that it is up', async () => {
    expect(await send('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('documents every address', async () => {
    expect(Object.keys(documentation.paths)).toEqual(
      expect.arrayContaining(['/v1/lint', '/v1/plan', '/v1/rules/{code}', '/healthz', '/openapi.json']),
    );
    expect(await send('/openapi.json')).toMatchObject({ status: 200, body: { openapi: '3.1.1' } });
  });

  it('answers an unknown address with a problem', async () => {
    expect(await send('/v1/secrets')).toMatchObject({
      status: 404,
      body: { type: 'urn:duckbill:problem:route-unknown', code: 'route-unknown', status: 404 },
    });
  });

  it('names the method that an address takes', async () => {
    const { status, headers, body } = await send('/v1/lint');
    expect(status).toBe(405);
    expect(headers.get('Allow')).toBe('POST');
    expect(body).toMatchObject({ code: 'method-not-allowed' });
    expect((await send('/healthz', { method: 'HEAD' })).status).toBe(200);
  });

  it('lets no browser frame, sniff or keep an answer', async () => {
    const { headers } = await post('/v1/lint', { files: [bookmark('x')] });
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect(headers.get('Cache-Control')).toBe('no-store');
    expect(headers.get('X-Powered-By')).toBeNull();
    expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
  });
});

describe('bodies that are refused', () => {
  it.each([
    undefined,
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=latin1',
    'application/jsonp',
  ])('of type %s', async (type) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'Content-Type': type };
    expect(await send('/v1/lint', { method: 'POST', headers, body: '{}' })).toMatchObject({
      status: 415,
      body: { code: 'content-type-wrong' },
    });
  });

  it('that are larger than the limit, whether they say so or not', async () => {
    const body = JSON.stringify({ files: [{ name: 'a.duck', text: 'x'.repeat(4 * 1024 * 1024) }] });
    const stream = new Blob([body]).stream();
    const streamed = { method: 'POST', headers: json, body: stream, duplex: 'half' } as const;
    for (const init of [{ method: 'POST', headers: { ...json, 'Content-Length': `${body.length}` }, body }, streamed])
      expect(await send('/v1/lint', init)).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  });

  it('that are not JSON, with the place', async () => {
    const { status, text, body } = await post(
      '/v1/lint',
      `{\n  "files": [\n    { "name": ${canaries.password} }\n  ]\n}`,
    );
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'body-not-json', position: { line: 3, column: 15, offset: 29 } });
    expect(text).not.toContain('CANARY');
  });

  it('that are cut off', async () => {
    expect(await post('/v1/lint', '{"files": [')).toMatchObject({
      status: 400,
      body: { detail: 'The body ends too early, at line 1, column 12.' },
    });
  });

  it('that stop coming', async () => {
    const body = new ReadableStream({
      pull(controller) {
        controller.error(new Error('the connection is gone'));
      },
    });
    const init = { method: 'POST', headers: json, body, duplex: 'half' } as const;
    expect(await send('/v1/lint', init)).toMatchObject({ status: 400, body: { code: 'body-incomplete' } });
  });

  it('that are not UTF-8', async () => {
    const body = Uint8Array.of(0x7b, 0xff, 0x7d);
    expect(await send('/v1/lint', { method: 'POST', headers: json, body })).toMatchObject({
      status: 400,
      body: { code: 'body-not-utf8' },
    });
  });

  it('that have another form, field by field', async () => {
    const files = [
      { name: '', text: 1 },
      { text: canaries.secretKey },
      { name: 'a', text: '', 'a/b~c': canaries.password },
    ];
    const { status, text, body } = await post('/v1/lint', { files, fix: 'all' });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'request-invalid' });
    const pointers = ['#/files/0/name', '#/files/0/text', '#/files/1/name', '#/files/2/a~1b~0c', '#/fix'];
    for (const pointer of pointers)
      expect(body).toHaveProperty('errors', expect.arrayContaining([expect.objectContaining({ pointer })]));
    expect(text).not.toContain('CANARY');
  });

  it('that name a file twice', async () => {
    expect(await post('/v1/lint', { files: [bookmark('a'), bookmark('b')] })).toMatchObject({
      status: 422,
      body: { code: 'file-repeated', errors: [{ pointer: '#/files/1/name' }] },
    });
  });

  it.each([
    'null',
    '[]',
    '"x"',
    '0',
    '{}',
    '{"files":[]}',
    '{"files":{}}',
    '{"files":[null]}',
    '{"files":[{"name":"a","text":"b"}],"__proto__":{"fix":"safe"}}',
    '{"files":[{"name":"a","text":"b","__proto__":{}}]}',
    '{"files":[{"name":"a","text":"b"}],"programs":["netscape@4"]}',
    `{"files":[${'1,'.repeat(600_000)}1]}`,
    `{${'"a":1,'.repeat(600_000)}"b":1}`,
    `{"files":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
  ])('that are valid JSON only: %.60s', async (body) => {
    for (const path of ['/v1/lint', '/v1/plan']) expect(await post(path, body)).toMatchObject({ status: 422 });
  });

  it('that never close what they open', async () => {
    for (const body of ['['.repeat(1_000_000), '{"a":'.repeat(200_000)])
      expect(await post('/v1/lint', body)).toMatchObject({ status: 422, body: { code: 'body-too-deep' } });
    expect(await post('/v1/lint', `"${'\\u0041'.repeat(200_000)}`)).toMatchObject({ status: 400 });
  });

  it('that are nested more deeply than anything documented, in a form too', async () => {
    const nested = `${'['.repeat(65)}${']'.repeat(65)}`;
    expect(await post('/v1/lint', nested)).toMatchObject({ status: 422, body: { code: 'body-too-deep' } });
    expect(await post('/v1/lint', nested.slice(1, -1))).toMatchObject({
      status: 422,
      body: { code: 'request-invalid' },
    });
    const form = new FormData();
    form.set('target', '['.repeat(500_000));
    expect(await send('/v1/plan', { method: 'POST', body: form })).toMatchObject({ status: expect.any(Number) });
  });

  it('that are compressed: a bomb is never unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(16 * 1024 * 1024, 0x20));
    for (const coding of ['gzip', 'deflate', 'br', 'zstd', 'GZIP', 'identity, gzip', 'x-unknown']) {
      const headers = { ...json, 'Content-Encoding': coding };
      const { status, headers: answered, body } = await send('/v1/lint', { method: 'POST', headers, body: bomb });
      expect({ status, body }).toMatchObject({ status: 415, body: { code: 'encoding-not-supported' } });
      expect(answered.get('Accept-Encoding')).toBe('identity');
    }
    const headers = { ...json, 'Content-Encoding': 'identity' };
    expect(await send('/v1/lint', { method: 'POST', headers, body: '{}' })).toMatchObject({ status: 422 });
  });
});

describe('a fault of the service', () => {
  it('is told to the operator, and to nobody else', async () => {
    const faults: unknown[] = [];
    const profiles = new Proxy([], {
      get: () => {
        throw new Error(`cannot read ${canaries.password}`);
      },
    });
    const app = createApp({ profiles, reportFault: (fault) => faults.push(fault) });
    const body = JSON.stringify({ target: { kind: 'aws-profile' }, program: 'aws-cli@2', files: [bookmark('x')] });
    const response = await app.request('/v1/plan', { method: 'POST', headers: json, body });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    expect(text).not.toContain('CANARY');
    expect(text).not.toContain('.ts');
    expect(faults).toHaveLength(1);
  });
});
