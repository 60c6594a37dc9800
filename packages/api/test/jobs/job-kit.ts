import { setTimeout as sleep } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { type FleetFile, SourceText } from '@duckbill/core';
import { memberFiles, printFleet, readFleetSpec, readRoster, sharedFiles, startingSpec } from '@duckbill/fleet';
import type { Jobs, JobsOptions } from '../../src/jobs/open-jobs.ts';
import { openJobs } from '../../src/jobs/open-jobs.ts';
import type { JobRules } from '../../src/jobs/job-rules.ts';
import type { NewJob } from '../../src/jobs/job-service.ts';
import type { JobStatus } from '../../src/jobs/run-status.ts';
import { MemoryStore } from '../results/memory-store.ts';
import type { TestDatabase } from './on-databases.ts';

/** Small chunks, and little patience. */
export const quickRules: Partial<JobRules> = {
  chunkUsers: 10,
  window: 8,
  beatMs: 100,
  silenceSeconds: 2,
  pollMs: 20,
  pauseSeconds: 0,
  errorLimit: 3,
};

/** Where the jobs of one test are kept; processes come and go. */
export class JobPlace {
  readonly store = new MemoryStore();
  readonly #database: TestDatabase;
  readonly #open: Jobs[] = [];
  readonly faults: unknown[] = [];

  constructor(database: TestDatabase) {
    this.#database = database;
  }

  /** What a process of the service has. */
  async open(options: Partial<JobsOptions> = {}): Promise<Jobs> {
    const { rules, ...more } = options;
    const jobs = await openJobs({
      database: await this.#database.open(),
      store: this.store,
      generator: 'duckbill test',
      works: true,
      reportFault: (fault) => this.faults.push(fault),
      rules: { ...quickRules, ...rules },
      ...more,
    });
    this.#open.push(jobs);
    return jobs;
  }

  async close(jobs: Jobs): Promise<void> {
    this.#open.splice(this.#open.indexOf(jobs), 1);
    await jobs.close();
  }

  async remove(): Promise<void> {
    for (const jobs of this.#open.splice(0)) await jobs.close();
  }
}

/** A roster of so many people. */
export function rosterOf(users: number): string {
  return `id,team\n${Array.from({ length: users }, (_, at) => `user-${at},finance\n`).join('')}`;
}

export async function* bytesOf(text: string, size = 1000): AsyncGenerator<Uint8Array, void, undefined> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

/** A job of the starting spec. */
export function jobOf(users: number, more: Partial<NewJob> = {}): NewJob {
  return {
    tenant: 'blue',
    spec: { name: 'fleet.yaml', text: startingSpec() },
    format: 'ndjson',
    storeOnly: false,
    strict: false,
    rosterFormat: 'csv',
    roster: bytesOf(rosterOf(users)),
    ...more,
  };
}

/** Waits until a job has ended. */
export async function ended({ service }: Jobs, { id }: { readonly id: string }, tenant = 'blue'): Promise<JobStatus> {
  return until({ service }, { id }, ({ state }) => ['done', 'failed', 'cancelled', 'expired'].includes(state), tenant);
}

/** Waits until a job is as wanted. */
export async function until(
  { service }: Pick<Jobs, 'service'>,
  { id }: { readonly id: string },
  isWanted: (status: JobStatus) => boolean,
  tenant = 'blue',
): Promise<JobStatus> {
  for (;;) {
    const status = await service.status(tenant, id);
    if (isWanted(status)) return status;
    await sleep(20);
  }
}

/** The whole result. */
export async function resultOf({ service }: Jobs, { id }: { readonly id: string }): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of (await service.result('blue', id)).read()) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** What one process prints for the job in one go. */
export async function inOneGo(roster: string, format: NewJob['format'] = 'ndjson'): Promise<Buffer> {
  const { fleet } = readFleetSpec(new SourceText('fleet.yaml', startingSpec()));
  if (fleet === undefined) throw new Error('the starting spec is wrong');
  let members = 0;
  const groups = async function* (): AsyncGenerator<readonly FleetFile[]> {
    for await (const { member } of readRoster(bytesOf(roster), fleet, { name: 'roster', format: 'csv' })) {
      if (member === undefined) continue;
      members += 1;
      yield memberFiles(fleet, member).files;
    }
    yield sharedFiles(fleet);
  };
  const specSha256 = createHash('sha256').update(startingSpec()).digest('hex');
  const origin = () => ({ generator: 'duckbill test', specSha256, programs: fleet.programs, members });
  const pieces: Uint8Array[] = [];
  for await (const piece of printFleet(groups(), { format, origin })) pieces.push(piece);
  return Buffer.concat(pieces);
}
