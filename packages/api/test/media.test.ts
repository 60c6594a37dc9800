import { describe, expect, it } from 'vitest';
import { bookmark } from './example-files.ts';
import { post, send } from './service-under-test.ts';

const body = { files: [bookmark('x')] };

describe('the media type of an answer', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/html, application/xhtml+xml, */*;q=0.8', 'application/json'],
    ['application/*', 'application/json'],
    ['application/vnd.duckbill.v1+json', 'application/vnd.duckbill.v1+json'],
    ['application/json;q=0.5, application/vnd.duckbill.v1+json', 'application/vnd.duckbill.v1+json'],
    ['application/vnd.duckbill.v2+json, application/json;q=0.1', 'application/json'],
    ['APPLICATION/JSON; charset=utf-8', 'application/json'],
  ])('for Accept: %s is %s', async (accept, type) => {
    const { status, headers } = await post('/v1/lint', body, accept === undefined ? {} : { Accept: accept });
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toBe(type);
  });

  it.each([
    'application/vnd.duckbill.v2+json',
    'text/html',
    'application/json;q=0',
    'application/json;q=0, */*;q=0',
    'application/json;q=-1',
    ',;,=',
  ])('for Accept: %s is none', async (accept) => {
    expect(await post('/v1/lint', body, { Accept: accept })).toMatchObject({
      status: 406,
      body: { code: 'type-not-offered' },
    });
  });

  it('of a request may say its version too', async () => {
    const type = (version: number) => ({ 'Content-Type': `application/vnd.duckbill.v${version}+json` });
    expect((await post('/v1/lint', body, type(1))).status).toBe(200);
    expect(await post('/v1/lint', body, type(2))).toMatchObject({ status: 415, body: { code: 'content-type-wrong' } });
  });

  it('is lines, where that is asked for', async () => {
    const files = [bookmark('x'), { name: 'notes.txt', text: 'hello' }, { name: 'b.duck', text: '' }];
    const { text, headers } = await post('/v1/lint', { files }, { Accept: 'application/x-ndjson' });
    expect(headers.get('Content-Type')).toBe('application/x-ndjson');
    const lines: unknown[] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { kind: 'file', name: 'reports.duck' },
      { kind: 'file', name: 'b.duck', findings: [{ file: 'b.duck' }] },
      { kind: 'summary', skipped: ['notes.txt'] },
    ]);
  });
});

describe('a form', () => {
  const form = (...parts: readonly (readonly [string, Blob | string, string?])[]): RequestInit => {
    const data = new FormData();
    for (const [name, value, file] of parts) {
      if (typeof value === 'string') data.append(name, value);
      else data.append(name, value, file);
    }
    return { method: 'POST', body: data };
  };

  it('says the same as JSON', async () => {
    const { text } = bookmark('x');
    const asForm = await send(
      '/v1/lint',
      form(['files', new Blob([text]), 'reports.duck'], ['programs', 'aws-cli@2'], ['fix', 'safe']),
    );
    const asJson = await post('/v1/lint', { ...body, programs: ['aws-cli@2'], fix: 'safe' });
    expect(asForm.status).toBe(200);
    expect(asForm.body).toEqual(asJson.body);
  });

  it('carries bytes that are no UTF-8', async () => {
    const { text } = bookmark('x');
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replace('UTF-8', 'UTF-16'), 'utf16le')]);
    const { body: answered } = await send('/v1/lint', form(['files', new Blob([utf16]), 'reports.duck']));
    expect(answered).toMatchObject({ report: { counts: { error: 0 }, files: ['reports.duck'] } });
    const asJson = await post('/v1/lint', { files: [{ name: 'reports.duck', base64: utf16.toString('base64') }] });
    expect(asJson.body).toEqual(answered);
  });

  it('is refused field by field like JSON', async () => {
    expect(await send('/v1/lint', form(['fix', 'all'], ['fils', 'x']))).toMatchObject({
      status: 422,
      body: { code: 'request-invalid' },
    });
    expect((await send('/v1/lint', form(['files', 'no file']))).status).toBe(422);
  });

  it.each([
    'multipart/form-data',
    'multipart/form-data; boundary=x',
    'multipart/form-data; boundary="',
    `multipart/form-data; boundary=${'x'.repeat(100)}`,
  ])('that is none is refused: %s', async (type) => {
    const init = { method: 'POST', headers: { 'Content-Type': type }, body: '--y\r\n\r\nhello' };
    expect(await send('/v1/lint', init)).toMatchObject({ status: 400, body: { code: 'body-not-form' } });
  });
});
