import { rm } from 'node:fs/promises';
import { startingSpec } from '@duckbill/fleet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGuard } from '../../src/guard/guard.ts';
import { hostCheck } from '../../src/guard/hosts.ts';
import { openKeyRing } from '../../src/guard/key-ring.ts';
import { type LazyJobs, lazyJobs } from '../../src/jobs/lazy-jobs.ts';
import { openPGlite } from '../../src/jobs/open-pglite.ts';
import { JobPlace, rosterOf } from '../jobs/job-kit.ts';
import { preparedFolder } from '../jobs/prepared-folder.ts';
import { serviceUnderTest, type ServiceUnderTest } from '../service-under-test.ts';
import { keyFileOf, KeyText, noon } from './made-keys.ts';
import { expectIsolated } from './tenant-isolation.ts';

const { file, keys } = keyFileOf({ tenant: 'acme', scopes: ['fleet'] }, { tenant: 'globex', scopes: ['fleet'] });
const [acme = {}, globex = {}] = keys.map(({ text }) => ({ Authorization: `Bearer ${text}` }));

let folder = '';
let jobs: LazyJobs;
let service: ServiceUnderTest;

beforeAll(async () => {
  folder = await preparedFolder();
  const place = new JobPlace({ kind: 'pglite', open: () => openPGlite({ folder }) });
  jobs = lazyJobs(() => place.open());
  const opened = await openKeyRing({ source: new KeyText(file), now: () => noon, warn: () => undefined });
  if (!opened.ok) throw new Error(opened.reason);
  const guard = createGuard({ keys: opened.ring, hosts: hostCheck('localhost') });
  service = await serviceUnderTest({ jobs, guard });
});

afterAll(async () => {
  await jobs.close();
  await rm(folder, { recursive: true, force: true });
});

async function jobOf(body: object): Promise<string> {
  const spec = { name: 'fleet.yaml', text: startingSpec() };
  const made = await service.post('/v1/fleet/jobs', { spec, format: 'ndjson', ...body }, acme);
  expect(made.status).toBe(201);
  return String(Reflect.get(Object(made.body), 'id'));
}

function isolated(id: string): Promise<readonly string[]> {
  return expectIsolated({
    documentation: service.documentation,
    send: service.send,
    parameter: 'job',
    id,
    // Of the same form, and of nobody.
    absent: id.replaceAll(/[0-9a-f]/gu, (digit) => (digit === '0' ? '1' : '0')),
    owner: acme,
    stranger: globex,
    requests: { addFleetRoster: { headers: { 'Content-Type': 'text/csv' }, body: 'id,team\nmallory,finance\n' } },
  });
}

const operations = [
  'fleetJob',
  'addFleetRoster',
  'startFleetJob',
  'fleetJobEvents',
  'fleetJobResult',
  'cancelFleetJob',
  'retryFleetJob',
  'deleteFleetJob',
];

describe('a job of one tenant is not there for another', () => {
  it('while it waits for its roster', async () => {
    expect((await isolated(await jobOf({}))).toSorted()).toEqual(operations.toSorted());
  });

  it('when it is done', async () => {
    const id = await jobOf({ roster: { name: 'people.csv', text: rosterOf(25) } });
    await service.send(`/v1/fleet/jobs/${id}/events`, { headers: acme });
    expect(await isolated(id)).toHaveLength(operations.length);
    const result = await service.send(`/v1/fleet/jobs/${id}/result`, { headers: acme });
    expect(result.status).toBe(200);
  });

  it('nor do its idempotency keys meet those of others', async () => {
    const spec = { name: 'fleet.yaml', text: startingSpec() };
    const key = { 'Idempotency-Key': 'monday' };
    const made = await service.post('/v1/fleet/jobs', { spec, format: 'ndjson' }, { ...acme, ...key });
    const other = await service.post('/v1/fleet/jobs', { spec, format: 'ndjson' }, { ...globex, ...key });
    expect([made.status, other.status]).toEqual([201, 201]);
    expect(Reflect.get(Object(other.body), 'id')).not.toBe(Reflect.get(Object(made.body), 'id'));
  });
});
