/**
 * Kills parts of the service in the middle of a job, again and again, at random moments: a worker, the API, PostgreSQL,
 * or the one process that is all of them with a database in a folder. Every result must be what one process makes in
 * one stream, to the byte, so no user is missing and none is there twice, and its manifest must verify.
 * `npm run faults:jobs -- [--users 100000] [--kills 50] [--seed 1] [--targets worker,api,postgres,all] [--pause 4000]`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { verifyManifest } from '@duckbill/fleet';
import { type PostgresServer, startPostgres } from '../peers/postgres-server.ts';
import { JobClient } from './job-service/job-client.ts';
import { sampleRoster, sampleSpec, sha256Of, writeInOneGo } from './job-service/sample-job.ts';
import { freePort, type ServicePlace, type ServiceProcess, startProcess } from './job-service/service-processes.ts';

const { values } = parseArgs({
  options: {
    users: { type: 'string', default: '100000' },
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    targets: { type: 'string', default: 'worker,api,postgres,all' },
    pause: { type: 'string', default: '4000' },
    workers: { type: 'string', default: '2' },
    'all-users': { type: 'string', default: '20000' },
  },
});

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomOf(Number(values.seed));
const longestPause = Number(values.pause);

/** What can be killed, and comes again. */
class Service {
  readonly workers: ServiceProcess[] = [];
  api: ServiceProcess | undefined;
  readonly #place: ServicePlace;
  readonly #port: number;
  readonly #postgres: PostgresServer | undefined;

  constructor(place: ServicePlace, port: number, postgres: PostgresServer | undefined) {
    this.#place = place;
    this.#port = port;
    this.#postgres = postgres;
  }

  async start(workers: number): Promise<void> {
    this.api = await startProcess(this.#postgres === undefined ? 'all' : 'api', this.#port, this.#place);
    if (this.#postgres === undefined) return;
    for (let at = 0; at < workers; at += 1) this.workers.push(await startProcess('worker', 0, this.#place));
  }

  async killOne(target: string): Promise<void> {
    if (target === 'postgres') {
      await this.#postgres?.kill();
      await this.#postgres?.start();
    } else if (target === 'worker') {
      const at = Math.floor(random() * this.workers.length);
      await this.workers[at]?.kill();
      this.workers[at] = await startProcess('worker', 0, this.#place);
    } else {
      await this.api?.kill();
      this.api = await startProcess(this.#postgres === undefined ? 'all' : 'api', this.#port, this.#place);
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.workers, ...(this.api === undefined ? [] : [this.api])].map((one) => one.stop()));
  }
}

async function faultsOf(target: string, folder: string, postgres: PostgresServer): Promise<boolean> {
  const users = Number(target === 'all' ? values['all-users'] : values.users);
  const roster = sampleRoster(users);
  const reference = path.join(folder, `one-${users}.zip`);
  await writeInOneGo(roster, 'zip', reference);
  const wanted = await sha256Of(reference);
  const place = {
    store: path.join(folder, `store-${target}`),
    data: path.join(folder, `data-${target}`),
    ...(target === 'all' ? {} : { databaseUrl: await postgres.newDatabase() }),
  };
  const port = await freePort();
  const service = new Service(place, port, target === 'all' ? undefined : postgres);
  await service.start(Number(values.workers));
  const client = new JobClient(port);
  let kills = 0;
  let jobs = 0;
  const begun = performance.now();
  try {
    while (kills < Number(values.kills)) {
      jobs += 1;
      const over = new AbortController();
      const killing = (async () => {
        while (!over.signal.aborted && kills < Number(values.kills)) {
          await sleep(100 + random() * longestPause);
          if (over.signal.aborted) break;
          await service.killOne(target);
          kills += 1;
        }
      })();
      const { id } = await client.make(`job-${jobs}`, sampleSpec, roster, 'zip');
      const { state, failure } = await client.ended(id);
      const result = path.join(folder, `result-${target}.zip`);
      // The API may die while somebody loads the result, too.
      if (state === 'done') await client.download(id, result);
      over.abort();
      await killing;
      const sum = state === 'done' ? await sha256Of(result) : `${state} ${failure?.code ?? ''}`;
      if (sum !== wanted) {
        console.log(`${target}: job ${jobs} of ${users} users after ${kills} kills: ${sum} in place of ${wanted}`);
        return false;
      }
      if (jobs === 1) {
        const check = await verifyManifest(result, (problem) => console.log(problem));
        if (check.problems > 0 || check.members !== users) {
          console.log(`${target}: the manifest has ${check.problems} problems, and ${check.members} members`);
          return false;
        }
      }
      console.log(`${target}: job ${jobs} is as it should be, ${kills} kills so far`);
      await client.remove(id);
    }
    const seconds = Math.round((performance.now() - begun) / 1000);
    console.log(
      `${target}: ${kills} kills in ${jobs} job${jobs === 1 ? '' : 's'} of ${users} users, ${seconds} s: each result the same bytes as in one stream, manifest verified`,
    );
    return true;
  } finally {
    await service.stop();
  }
}

const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-faults-'));
const postgres = await startPostgres();
try {
  for (const target of values.targets.split(',')) if (!(await faultsOf(target, folder, postgres))) process.exitCode = 1;
} finally {
  await postgres.remove();
  await rm(folder, { recursive: true, force: true });
}
