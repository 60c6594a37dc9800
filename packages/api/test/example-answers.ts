import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startingRoster, startingSpec } from '@duckbill/fleet';
import { identityCenter, identityCenterWorld, mfaRole, seededRandom, startSandbox } from '@duckbill/sandbox';
import { readAllowedEndpoint } from '../src/connect/allowed-hosts.ts';
import { createConnectService } from '../src/connect/connect-service.ts';
import { lazyJobs } from '../src/jobs/lazy-jobs.ts';
import { openJobs } from '../src/jobs/open-jobs.ts';
import { openPGlite } from '../src/jobs/open-pglite.ts';
import { MemoryStore } from './results/memory-store.ts';
import { type Exchange, serviceUnderTest, type ServiceUnderTest } from './service-under-test.ts';

/** A body of an answer, by operation and status. */
export type ExampleAnswers = Readonly<Record<string, Readonly<Record<number, unknown>>>>;

const jobs = '/v1/fleet/jobs';
const signIns = '/v1/connect/sso/sessions';

/** What the service answers to its own examples, with numbers that are the same each time. */
export async function exampleAnswers(): Promise<ExampleAnswers> {
  const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-examples-'));
  const lazy = lazyJobs(async () =>
    openJobs({
      database: await openPGlite({ folder }),
      store: new MemoryStore(),
      generator: 'duckbill',
      // A job stays as it was put.
      works: false,
      reportFault: (fault) => {
        throw fault;
      },
    }),
  );
  const sandbox = await startSandbox({ world: identityCenterWorld(), random: seededRandom('examples') });
  const connect = createConnectService({
    allowed: [readAllowedEndpoint(sandbox.url)],
    now: () => new Date(sandbox.clock.now() * 1000),
  });
  const answers: Record<string, Record<number, unknown>> = {};
  try {
    const service = await serviceUnderTest({ jobs: lazy, connect });
    const keep = (operation: string, { status, body, text }: Exchange): Exchange => {
      if (status >= 300) throw new Error(`${operation} answers ${status}: ${text}`);
      const known = (answers[operation] ??= {});
      known[status] ??= steady(body ?? text);
      return { status, body, text, bytes: new Uint8Array(), headers: new Headers() };
    };
    await ofFixed(service, keep);
    await ofJobs(service, keep);
    const { startUrl, region, person } = identityCenter;
    const endpoint = sandbox.url;
    const { post, send } = service;
    const started = keep('startSignIn', await post(signIns, { startUrl, region, endpoint }));
    const at = `${signIns}/${idOf(started)}`;
    sandbox.approveDevice(
      String(Reflect.get(Object(Reflect.get(Object(started.body), 'approval')), 'userCode')),
      person,
    );
    sandbox.clock.advance(5);
    keep('getSignIn', await send(at));
    keep('listPortalAccounts', await send(`${at}/accounts`));
    keep('listPermissionSets', await send(`${at}/accounts/${identityCenter.account}/permission-sets`));
    keep('makeAssignmentFiles', await post(`${at}/files`, exampleOf(service, `${signIns}/{session}/files`)));
    keep('endSignIn', await send(at, { method: 'DELETE' }));
    const { accessKeyId, secretAccessKey } = mfaRole.user;
    const credentials = { accessKeyId, secretAccessKey };
    const question = { call: 'GetCallerIdentity' };
    keep('checkSts', await post('/v1/connect/sts/checks', { question, credentials, region, endpoint }));
  } finally {
    await lazy.close();
    connect.close();
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
  return answers;
}

type Keep = (operation: string, exchange: Exchange) => Exchange;

const entries: Readonly<Record<string, string>> = {
  '{code}': 'profile-token-flag-for-role',
  '{id}': 'hetzner-object-storage-helsinki-hel1',
  '{name}': 'serve-keys',
};

/** What keeps nothing: by the examples of requests, and by names of what there is. */
async function ofFixed(service: ServiceUnderTest, keep: Keep): Promise<void> {
  for (const [template, operations] of Object.entries(service.documentation.paths)) {
    if (template.startsWith(jobs) || template.startsWith(signIns) || template.includes('/sts/')) continue;
    for (const [verb, { operationId }] of Object.entries(operations)) {
      if (operationId === 'openapi' || operationId === 'generateFleet') continue;
      const at = template.replace(/\{\w+\}/u, (name) => nameOf(template, name));
      keep(operationId, verb === 'get' ? await service.send(at) : await service.post(at, exampleOf(service, template)));
    }
  }
}

function nameOf(template: string, name: string): string {
  return template.startsWith('/v1/errors') ? 'sts-session-expired' : (entries[name] ?? '');
}

async function ofJobs({ post, send }: ServiceUnderTest, keep: Keep): Promise<void> {
  const spec = { name: 'fleet.yaml', text: startingSpec() };
  const key = { 'Idempotency-Key': 'example' };
  const body = { spec, roster: { name: 'roster.csv', text: startingRoster } };
  const at = `${jobs}/${idOf(keep('createFleetJob', await post(jobs, body, key)))}`;
  keep('createFleetJob', await post(jobs, body, key));
  keep('listFleetJobs', await send(jobs));
  keep('fleetJob', await send(at));
  const order = (where: string): Promise<Exchange> => send(where, { method: 'POST' });
  const waiting = `${jobs}/${idOf(await post(jobs, { spec }))}`;
  const part = { method: 'PUT', headers: { 'Content-Type': 'text/csv' }, body: startingRoster };
  keep('addFleetRoster', await send(`${waiting}/roster/1`, part));
  keep('startFleetJob', await order(`${waiting}/start`));
  keep('cancelFleetJob', await order(`${at}/cancel`));
  keep('fleetJobEvents', await send(`${at}/events`));
  keep('retryFleetJob', await order(`${at}/retry`));
}

function exampleOf({ documentation }: ServiceUnderTest, template: string): unknown {
  const { requestBody } = documentation.paths[template]?.['post'] ?? {};
  return Object.values(requestBody?.content['application/json']?.examples ?? {})[0]?.value;
}

function idOf({ body }: Pick<Exchange, 'body'>): string {
  return String(Reflect.get(Object(body), 'id'));
}

/** The same each time: moments, numbers that nobody else has, the place of the sandbox. Long lists are cut. */
function steady(body: unknown): unknown {
  const text = JSON.stringify(shortened(body))
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/gu, '2026-11-22T04:00:00.000Z')
    .replaceAll(
      /[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/gu,
      '01935a6e-7c1a-7000-8000-0123456789ab',
    )
    .replaceAll(/si_[\w-]{32}/gu, `si_${'x'.repeat(32)}`)
    .replaceAll(/127\.0\.0\.1:\d+/gu, '127.0.0.1:4566');
  return JSON.parse(text);
}

/** Of a list of everything that there is, its beginning. */
const shownItems = 2;

function shortened(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, unknown]) => [
      name,
      Array.isArray(value) && value.length > 20 ? value.slice(0, shownItems) : value,
    ]),
  );
}
