import { gzipSync } from 'node:zlib';
import { startingSpec } from '@duckbill/fleet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseRefused, DatabaseUnavailable } from '../../src/jobs/database.ts';
import { type LazyJobs, lazyJobs } from '../../src/jobs/lazy-jobs.ts';
import { StoreError } from '../../src/results/store-error.ts';
import { type Exchange, type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';
import { inOneGo, JobPlace, rosterOf } from './job-kit.ts';
import { onDatabases } from './on-databases.ts';

const home = '/v1/fleet/jobs';
const spec = { name: 'fleet.yaml', text: startingSpec() };

function idOf({ body }: Exchange): string {
  return String(Reflect.get(Object(body), 'id'));
}

function eventsOf(text: string): readonly { readonly id: number; readonly event: string; readonly data: unknown }[] {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('id:'))
    .map((block) => {
      const [id = '', event = '', data = ''] = block.split('\n').map((line) => line.slice(line.indexOf(': ') + 2));
      return { id: Number(id), event, data: JSON.parse(data) };
    });
}

onDatabases('routes of jobs', (fresh) => {
  let place: JobPlace;
  let jobs: LazyJobs;
  let service: ServiceUnderTest;
  beforeEach(async () => {
    place = new JobPlace(await fresh());
    jobs = lazyJobs(() => place.open());
    service = await serviceUnderTest({ jobs });
  });
  afterEach(async () => {
    await jobs.close();
  });
  const roster = { name: 'people.csv', text: rosterOf(25) };
  const made = async (body: object): Promise<string> =>
    idOf(await service.post(home, { spec, format: 'ndjson', ...body }));

  it('opens no database before somebody asks for jobs', async () => {
    await service.send('/healthz');
    expect(jobs.opened).toBeUndefined();
    expect((await service.send(home)).body).toEqual({ jobs: [] });
    expect(jobs.opened).toBeDefined();
  });

  it('makes a job, tells its changes, and gives its result whole or in parts', async () => {
    const created = await service.post(home, { spec, roster, format: 'ndjson' }, { 'Idempotency-Key': 'one' });
    expect(created.status).toBe(201);
    const at = `${home}/${idOf(created)}`;
    expect(created.headers.get('Location')).toBe(at);
    const again = await service.post(home, { spec, roster, format: 'ndjson' }, { 'Idempotency-Key': 'one' });
    expect([again.status, idOf(again)]).toEqual([200, idOf(created)]);
    expect((await service.post(home, { spec, roster }, { 'Idempotency-Key': 'one' })).status).toBe(409);
    expect((await service.post(home, { spec, roster }, { 'Idempotency-Key': 'two words' })).status).toBe(400);
    const events = eventsOf((await service.send(`${at}/events`)).text);
    expect(events.at(-1)).toMatchObject({ event: 'done', data: { state: 'done', id: idOf(created) } });
    const ids = events.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    const last = String(ids.at(-1));
    expect((await service.send(`${at}/events`, { headers: { 'Last-Event-ID': last } })).status).toBe(204);
    const late = await service.send(`${at}/events`, { headers: { 'Last-Event-ID': '1' } });
    expect(eventsOf(late.text).map(({ event }) => event)).toEqual(['done']);
    expect((await service.send(at)).body).toMatchObject({ state: 'done', rows: [], progress: { usersDone: 25 } });
    const whole = await inOneGo(roster.text);
    const result = await service.send(`${at}/result`);
    expect(Buffer.from(result.bytes).equals(whole)).toBe(true);
    expect(result.headers.get('Content-Length')).toBe(String(whole.byteLength));
    expect(result.headers.get('Content-Disposition')).toContain('.ndjson"');
    const etag = result.headers.get('ETag') ?? '';
    const part = async (headers: Record<string, string>): Promise<Exchange> =>
      service.send(`${at}/result`, { headers });
    const middle = await part({ Range: 'bytes=1000-1999', 'If-Range': etag });
    expect([middle.status, middle.headers.get('Content-Range')]).toEqual([206, `bytes 1000-1999/${whole.byteLength}`]);
    expect(Buffer.from(middle.bytes).equals(whole.subarray(1000, 2000))).toBe(true);
    expect(Buffer.from((await part({ Range: 'bytes=-7' })).bytes).equals(whole.subarray(-7))).toBe(true);
    expect((await part({ Range: 'bytes=1000-', 'If-Range': '"other"' })).status).toBe(200);
    const behind = await part({ Range: `bytes=${whole.byteLength}-` });
    expect([behind.status, behind.headers.get('Content-Range')]).toEqual([416, `bytes */${whole.byteLength}`]);
    expect((await part({ 'If-None-Match': etag })).status).toBe(304);
    expect((await service.send(`${at}/result`, { method: 'HEAD' })).headers.get('ETag')).toBe(etag);
  });

  it('takes the same as a form', async () => {
    const form = new FormData();
    form.set('spec', new File([spec.text], 'fleet.yaml'));
    form.set('roster', new File([roster.text], 'people.csv'));
    form.set('format', 'tar');
    const created = await service.send(home, { method: 'POST', body: form });
    expect(created).toMatchObject({ status: 201, body: { format: 'tar', rosterFormat: 'csv' } });
    await service.send(`${home}/${idOf(created)}/events`);
    const result = await service.send(`${home}/${idOf(created)}/result`);
    expect(result.headers.get('Content-Type')).toBe('application/x-tar');
    expect(Buffer.from(result.bytes).equals(await inOneGo(roster.text, 'tar'))).toBe(true);
  });

  it('takes a roster in parts', async () => {
    const id = await made({});
    const put = (part: number | string, text: string): Promise<Exchange> =>
      service.send(`${home}/${id}/roster/${part}`, {
        method: 'PUT',
        headers: { 'Content-Type': 'text/csv' },
        body: text,
      });
    const post = (what: string): Promise<Exchange> => service.send(`${home}/${id}/${what}`, { method: 'POST' });
    expect((await post('start')).body).toMatchObject({ code: 'roster-incomplete' });
    expect((await put(2, roster.text.slice(50))).status).toBe(200);
    expect((await post('start')).body).toMatchObject({ detail: 'Part 1 of the roster is missing.' });
    const packed = (bytes: Uint8Array): Promise<Exchange> =>
      service.send(`${home}/${id}/roster/1`, {
        method: 'PUT',
        headers: { 'Content-Type': 'text/csv', 'Content-Encoding': 'gzip' },
        body: bytes,
      });
    expect((await packed(Buffer.from('not packed'))).body).toMatchObject({ code: 'body-not-gzip' });
    expect((await packed(gzipSync(Buffer.alloc(20_000_000)))).body).toMatchObject({ code: 'body-too-large' });
    expect((await post('start')).body).toMatchObject({ detail: 'Part 1 of the roster is missing.' });
    expect((await packed(gzipSync(roster.text.slice(0, 50)))).status).toBe(200);
    expect((await put('x', '')).status).toBe(404);
    expect((await put(0, '')).status).toBe(404);
    expect((await service.send(`${home}/${id}/result`)).body).toMatchObject({ code: 'job-not-done' });
    expect((await post('start')).status).toBe(200);
    await service.send(`${home}/${id}/events`);
    expect(Buffer.from((await service.send(`${home}/${id}/result`)).bytes).equals(await inOneGo(roster.text))).toBe(
      true,
    );
    expect((await put(3, 'late')).body).toMatchObject({ code: 'job-state-wrong' });
    expect((await post('cancel')).body).toMatchObject({ code: 'job-state-wrong' });
    expect((await service.send(`${home}/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await service.send(`${home}/${id}`)).status).toBe(404);
  });

  it('says what is wrong with a spec and with rows', async () => {
    const refused = await service.post(home, {
      spec: { ...spec, text: spec.text.replace('version: 1', 'version: 2') },
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'spec-refused', errors: [{ pointer: '#/spec' }] } });
    const id = await made({ roster: { name: 'x.csv', text: `${rosterOf(2)}user-1,finance\n` } });
    await service.send(`${home}/${id}/events`);
    expect((await service.send(`${home}/${id}`)).body).toMatchObject({
      findings: { error: 1 },
      rows: [{ line: 4, column: 'id', member: 'user-1', code: 'fleet-row-repeated' }],
    });
  });

  it('knows no job of nobody', async () => {
    await made({ roster });
    for (const id of [crypto.randomUUID(), 'x', '..%2f..']) {
      for (const what of ['', '/events', '/result'])
        expect((await service.send(`${home}/${id}${what}`)).status).toBe(404);
      for (const what of ['start', 'cancel', 'retry'])
        expect((await service.send(`${home}/${id}/${what}`, { method: 'POST' })).status).toBe(404);
      expect((await service.send(`${home}/${id}`, { method: 'DELETE' })).status).toBe(404);
    }
    expect((await service.send(`${home}?limit=0`)).status).toBe(400);
  });
});

describe('jobs that cannot be had', () => {
  it.each([
    [new DatabaseUnavailable(new Error('SECRET-CANARY')), 503, 'jobs-unavailable'],
    [new DatabaseRefused('/secret/place is used by process 7'), 503, 'jobs-unavailable'],
    [new StoreError('full', 'ENOSPC', 'cannot write /secret/place'), 507, 'store-full'],
    [new StoreError('refused', 'AccessDenied', 'bucket SECRET-CANARY'), 503, 'store-unavailable'],
  ])('are a problem that tells nothing of the inside: %s', async (error, status, code) => {
    const faults: unknown[] = [];
    const jobs = lazyJobs(async () => {
      throw error;
    });
    const { send } = await serviceUnderTest({ jobs, reportFault: (fault) => faults.push(fault) });
    const answered = await send(home);
    expect(answered).toMatchObject({ status, body: { code } });
    expect(answered.text).not.toMatch(/secret/iu);
    expect(faults).toEqual([error]);
  });

  it('are a problem where the service makes none', async () => {
    expect(await (await serviceUnderTest()).send(home)).toMatchObject({ status: 404, body: { code: 'jobs-off' } });
  });
});
