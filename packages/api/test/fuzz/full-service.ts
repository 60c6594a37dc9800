import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startingSpec } from '@duckbill/fleet';
import { identityCenter, identityCenterWorld, type Sandbox, startSandbox } from '@duckbill/sandbox';
import { readAllowedEndpoint } from '../../src/connect/allowed-hosts.ts';
import { createConnectService } from '../../src/connect/connect-service.ts';
import { guardedOutbound } from '../../src/connect/guarded-outbound.ts';
import { lazyJobs } from '../../src/jobs/lazy-jobs.ts';
import { openJobs } from '../../src/jobs/open-jobs.ts';
import { openPGlite } from '../../src/jobs/open-pglite.ts';
import { quickRules, rosterOf } from '../jobs/job-kit.ts';
import { MemoryStore } from '../results/memory-store.ts';
import { serviceUnderTest, type ServiceUnderTest } from '../service-under-test.ts';
import { likelyTexts } from './likely-texts.ts';

/** A service that makes jobs and calls AWS, with some of each under way. */
export interface FullService {
  readonly service: ServiceUnderTest;
  /** What may stand in a parameter or field of an operation: ids of jobs and sign-ins that there are. */
  readonly likely: (operationId: string) => (property: string) => readonly string[];
  close(): Promise<void>;
}

const jobsPath = '/v1/fleet/jobs';
const signInsPath = '/v1/connect/sso/sessions';

/** Operations that need jobs or AWS; the rest is the same without them. */
export function needsService(operationPath: string): boolean {
  return operationPath.startsWith(jobsPath) || operationPath.startsWith('/v1/connect/');
}

/** Jobs in a database of their own, AWS as the sandbox; nothing else is ever asked. */
export async function openFullService(): Promise<FullService> {
  const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-fuzz-'));
  const jobs = lazyJobs(async () =>
    openJobs({
      database: await openPGlite({ folder }),
      store: new MemoryStore(),
      generator: 'duckbill fuzz',
      works: true,
      rules: quickRules,
      reportFault: () => undefined,
    }),
  );
  const sandbox = await startSandbox({ world: identityCenterWorld() });
  const allowed = [readAllowedEndpoint(sandbox.url)];
  const resolve = (): Promise<never> => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
  const connect = createConnectService({
    allowed,
    now: () => new Date(sandbox.clock.now() * 1000),
    outbound: guardedOutbound({ allowed, resolve }),
  });
  const service = await serviceUnderTest({ jobs, connect });
  const needing = new Set(
    Object.entries(service.documentation.paths).flatMap(([at, operations]) =>
      needsService(at) ? Object.values(operations).map(({ operationId }) => operationId) : [],
    ),
  );
  const { done, waiting } = await someJobs(service);
  const sessions = await someSignIns(service, sandbox);
  const own: Readonly<Record<string, readonly string[]>> = {
    session: sessions,
    account: ['111122223333', '444455556666'],
    part: ['1', '2', '10000', '0'],
    startUrl: [identityCenter.startUrl],
    region: [identityCenter.region, 'us-gov-west-1', 'mars-north-1'],
    endpoint: [sandbox.url, sandbox.url, sandbox.url, 'http://169.254.169.254', 'https://sts.amazonaws.com'],
    accessKeyId: ['AKIAIOSFODNN7EXAMPLE'],
    secretAccessKey: ['CANARYsecretAccessKey0006'],
    roleArn: ['arn:aws:iam::111122223333:role/Reports'],
    spec: [startingSpec()],
    text: [startingSpec(), rosterOf(3)],
  };
  return {
    service,
    likely: (operationId) => (property) => {
      if (!needing.has(operationId)) return likelyTexts(property);
      // The events of a job that waits for its roster do not end.
      if (property === 'job') return operationId === 'fleetJobEvents' ? done : [...done, ...waiting];
      return Object.hasOwn(own, property) ? (own[property] ?? []) : likelyTexts(property);
    },
    close: async () => {
      await jobs.close();
      connect.close();
      await sandbox.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function someJobs({ post, send }: ServiceUnderTest): Promise<{ done: string[]; waiting: string[] }> {
  const spec = { name: 'fleet.yaml', text: startingSpec() };
  const make = async (body: object): Promise<string> => idOf((await post(jobsPath, { spec, ...body })).body);
  const roster = { name: 'people.csv', text: rosterOf(25) };
  const done = [await make({ roster, format: 'ndjson' }), await make({ roster, format: 'zip' })];
  const waiting = [await make({}), await make({})];
  // They end with the job.
  for (const id of done) await send(`${jobsPath}/${id}/events`);
  return { done, waiting };
}

async function someSignIns({ post, send }: ServiceUnderTest, sandbox: Sandbox): Promise<readonly string[]> {
  const { startUrl, region, person } = identityCenter;
  const ids: string[] = [];
  for (const isApproved of [true, true, true, false]) {
    const { body } = await post(signInsPath, { startUrl, region, endpoint: sandbox.url });
    ids.push(idOf(body));
    if (isApproved)
      sandbox.approveDevice(String(Reflect.get(Object(Reflect.get(Object(body), 'approval')), 'userCode')), person);
  }
  sandbox.clock.advance(5);
  for (const id of ids) await send(`${signInsPath}/${id}`);
  return ids;
}

function idOf(body: unknown): string {
  return String(Reflect.get(Object(body), 'id'));
}
