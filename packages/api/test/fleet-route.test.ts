import { catalogueProfiles } from '@duckbill/profiles';
import { memberFiles, printFleet, readFleetSpec, readRoster, sharedFiles, startingSpec } from '@duckbill/fleet';
import { SourceText } from '@duckbill/core';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createApp } from '../src/index.ts';
import { post, send } from './service-under-test.ts';

const spec = { name: 'fleet.yaml', text: startingSpec() };
const roster = { name: 'roster.csv', text: 'id,team\nanna,finance\nbert,engineering\n' };

describe('POST /v1/fleet', () => {
  it.each([
    ['application/zip', 'zip'],
    ['application/x-tar', 'tar'],
    ['application/x-ndjson', 'ndjson'],
  ] as const)('sends %s with the bytes of fleet generate', async (type, format) => {
    const { status, headers, bytes } = await post('/v1/fleet', { spec, roster }, { Accept: type });
    expect(status).toBe(200);
    expect(headers.get('Content-Type')).toBe(type);
    expect(headers.get('Content-Disposition')).toBe(`attachment; filename="fleet.${format}"`);
    expect(Buffer.compare(bytes, await expected(format))).toBe(0);
  });

  it('takes spec and roster as files of a form', async () => {
    const form = new FormData();
    form.append('spec', new Blob([spec.text]), spec.name);
    form.append('roster', new Blob([roster.text]), roster.name);
    form.append('store', 'true');
    const sent = await send('/v1/fleet', { method: 'POST', body: form });
    const asJson = await post('/v1/fleet', { spec, roster, store: true });
    expect(sent.status).toBe(200);
    expect(Buffer.compare(sent.bytes, asJson.bytes)).toBe(0);
  });

  it('says what is wrong with the spec, with line and column', async () => {
    const wrong = { name: 'fleet.yaml', text: spec.text.replace(/^version: 1$/mu, 'version: 7') };
    expect(await post('/v1/fleet', { spec: wrong, roster })).toMatchObject({
      status: 422,
      body: {
        code: 'spec-refused',
        findings: [{ file: 'fleet.yaml', line: expect.any(Number), column: expect.any(Number) }],
      },
    });
    expect((await post('/v1/fleet', { spec: { name: 'x', text: '{' }, roster })).status).toBe(422);
  });

  it('says what is wrong with rows before the first byte, unless they are to be left out', async () => {
    const wrong = { name: 'roster.csv', text: `${roster.text}anna,finance\n,engineering\n` };
    const refused = await post('/v1/fleet', { spec, roster: wrong });
    expect(refused).toMatchObject({ status: 422, body: { code: 'roster-refused' } });
    expect(refused.body).toHaveProperty(
      'findings.0',
      expect.objectContaining({ file: 'roster.csv', line: 4, column: 'id' }),
    );
    const partial = await post('/v1/fleet', { spec, roster: wrong, partial: true });
    expect(partial.status).toBe(200);
    expect(await post('/v1/fleet', { spec, roster: { name: 'roster.csv', text: 'id,team\n' } })).toMatchObject({
      status: 422,
      body: { code: 'roster-refused' },
    });
  });

  it.each([
    ['in another encoding', Buffer.from('id,team\nj\xFCrgen,finance\n', 'latin1'), 2, 'id'],
    ['in UTF-16 that does not say so', Buffer.from('id,team\nanna,finance\n', 'utf16le'), 1, 'team'],
    ['with a row that is too long', Buffer.from(`id,team\nanna,${'x'.repeat(1_000_001)}\n`), 2, undefined],
    ['with a value that is too long', Buffer.from(`id,team\nanna,finance\nbert,${'x'.repeat(2001)}\n`), 3, 'team'],
    ['with a quote that is not closed', Buffer.from('id,team\n"anna,finance\n'), 2, undefined],
    ['with values too few', Buffer.from('id,team\nanna\n'), 2, undefined],
  ])('refuses a roster %s, with its row', async (_title, bytes, line, column) => {
    const sent = { name: 'roster.csv', base64: bytes.toString('base64') };
    const { status, body } = await post('/v1/fleet', { spec, roster: sent });
    expect({ status, body }).toMatchObject({ status: 422, body: { code: 'roster-refused' } });
    const place = column === undefined ? { line } : { line, column };
    expect(body).toHaveProperty('findings.0', expect.objectContaining(place));
  });

  it('refuses a spec that would keep others waiting while it is read', async () => {
    const long = { name: 'fleet.yaml', text: `${spec.text}${'# people belong into the roster\n'.repeat(9000)}` };
    for (const at of ['/v1/fleet', '/v1/fleet/jobs'])
      expect(await post(at, { spec: long, roster })).toMatchObject({ status: 422, body: { code: 'spec-refused' } });
  });

  it('takes as many members as a stream may have', async () => {
    const rows = Array.from({ length: 2001 }, (_, index) => `m${index},finance\n`);
    const text = `id,team\n${rows.join('')}`;
    expect(await post('/v1/fleet', { spec, roster: { name: 'r.csv', text } })).toMatchObject({
      status: 413,
      body: { code: 'roster-too-large' },
    });
  });

  it('stops when the client leaves, and asks for no file before there is room for it', async () => {
    const faults: unknown[] = [];
    const app = createApp({ profiles: catalogueProfiles(), reportFault: (fault) => faults.push(fault) });
    const rows = Array.from({ length: 2000 }, (_, index) => `m${index},finance\n`);
    const body = JSON.stringify({ spec, roster: { name: 'r.csv', text: `id,team\n${rows.join('')}` } });
    const headers = { 'Content-Type': 'application/json', Accept: 'application/x-ndjson' };
    const response = await app.request('/v1/fleet', { method: 'POST', headers, body });
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(first?.value?.byteLength).toBeGreaterThan(0);
    await reader?.cancel();
    expect(await reader?.read()).toEqual({ done: true, value: undefined });
    expect(faults).toEqual([]);
  });
});

async function expected(format: 'zip' | 'tar' | 'ndjson'): Promise<Uint8Array> {
  const source = new SourceText(spec.name, spec.text);
  const read = readFleetSpec(source);
  if (read.fleet === undefined) throw new Error('the spec is wrong');
  const { fleet } = read;
  async function* groups() {
    let members = 0;
    async function* bytes() {
      yield Buffer.from(roster.text);
    }
    for await (const { member } of readRoster(bytes(), fleet, { name: roster.name, format: 'csv' })) {
      if (member === undefined) continue;
      members += 1;
      yield memberFiles(fleet, member).files;
    }
    expect(members).toBe(2);
    yield sharedFiles(fleet);
  }
  const specSha256 = createHash('sha256').update(spec.text).digest('hex');
  const origin = () => ({ generator: 'duckbill', specSha256, programs: fleet.programs, members: 2 });
  const chunks: Uint8Array[] = [];
  for await (const chunk of printFleet(groups(), { format, origin })) chunks.push(chunk);
  return Buffer.concat(chunks);
}
