import type { CallStep, PlannedConnection } from '@duckbill/core';
import { callTarget } from '../call-target.ts';
import { classifyFailure, type ClassifiedFailure } from '../classify-failure.ts';
import type { Connection } from '../connect-outcome.ts';
import { bucketLocation } from '../listing/bucket-location.ts';
import { headObject } from '../listing/head-object.ts';
import { listBuckets } from '../listing/list-buckets.ts';
import { listObjects } from '../listing/list-objects.ts';
import { withPathStyle } from '../listing/with-path-style.ts';
import { regionHint } from '../region-hint.ts';
import type { SigningKeys } from '../sdk/client-settings.ts';
import type { DoctorWorld } from '../world.ts';

export type RungOperation = 'ListBuckets' | 'GetBucketLocation' | 'ListObjectsV2' | 'HeadObject';

/** One call on the way to the content of a bucket. */
export interface Rung {
  readonly operation: RungOperation;
  readonly state: 'done' | 'denied' | 'failed' | 'not-asked';
  /** What came of it: buckets, region, number of entries. */
  readonly found?: string;
  readonly failure?: ClassifiedFailure;
  /** The path is the name of an object. */
  readonly named?: boolean;
  /** The region that S3 names in a refusal. */
  readonly region?: string;
}

export interface Ladder {
  readonly identity: string | undefined;
  readonly bucket: string | undefined;
  readonly prefix: string;
  readonly rungs: readonly Rung[];
  /** Names of the account's own buckets; undefined when they may not be listed. */
  readonly own: readonly string[] | undefined;
}

/**
 * Asks, each on its own and side by side, what it takes to open the bucket of a plan: the list of all buckets, the
 * region, the content of the path, and an object where the path names one. Never throws.
 */
export async function climbLadder(
  planned: PlannedConnection,
  { outcome, credentials, sourceKeys }: Connection,
  world: DoctorWorld,
): Promise<Ladder | undefined> {
  const step = planned.plan.steps.find((one): one is CallStep => one.kind === 'call' && one.service === 's3');
  const keys = credentials ?? sourceKeys;
  if (step === undefined || (keys === undefined && step.signedWith !== 'nothing')) return undefined;
  const known = knownParameters(planned);
  const bucket = known.get('Bucket');
  const prefix = known.get('Prefix') ?? '';
  const region = outcome.steps.find(({ step: one }) => one.kind === 'call' && one.operation === 'GetBucketLocation')
    ?.facts['region'];
  const asker = new Asker(step, keys, bucket, typeof region === 'string' ? region : undefined, world);
  const [buckets, ...others] = await Promise.all([
    asker.listBuckets(),
    ...(bucket === undefined
      ? []
      : [asker.location(bucket), asker.objects(known), ...(prefix === '' ? [] : [asker.object(bucket, prefix)])]),
  ]);
  const identity = (outcome.identityAfter ?? outcome.identityBefore)?.arn;
  return { identity, bucket, prefix, rungs: [buckets.rung, ...others], own: buckets.names };
}

function knownParameters({ plan }: PlannedConnection): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  for (const step of plan.steps) {
    if (step.kind !== 'call' || step.service !== 's3') continue;
    for (const { name, value } of step.parameters) if (value.kind === 'known') known.set(name, value.value);
  }
  return known;
}

class Asker {
  readonly #step: CallStep;
  readonly #keys: SigningKeys | undefined;
  readonly #bucket: string | undefined;
  readonly #region: string | undefined;
  readonly #world: DoctorWorld;

  constructor(
    step: CallStep,
    keys: SigningKeys | undefined,
    bucket: string | undefined,
    region: string | undefined,
    world: DoctorWorld,
  ) {
    this.#step = step;
    this.#keys = step.signedWith === 'nothing' ? undefined : keys;
    this.#bucket = bucket;
    this.#region = region;
    this.#world = world;
  }

  async listBuckets(): Promise<{ readonly rung: Rung; readonly names?: readonly string[] }> {
    let names: readonly string[] | undefined;
    const rung = await this.#ask('ListBuckets', async () => {
      // The list is asked at the server itself, without the bucket in its name.
      const target = callTarget(this.#step, this.#world.endpoints, this.#bucket);
      names = (await listBuckets(target, this.#keys, this.#world)).map(({ name }) => name);
      return `${names.length}`;
    });
    return names === undefined ? { rung } : { rung, names };
  }

  location(bucket: string): Promise<Rung> {
    return this.#ask('GetBucketLocation', () =>
      this.#at((target) => bucketLocation(target, this.#keys, bucket, this.#world)),
    );
  }

  objects(parameters: ReadonlyMap<string, string>): Promise<Rung> {
    return this.#ask('ListObjectsV2', async () => {
      const listing = await this.#at((target) => listObjects(target, this.#keys, parameters, this.#world));
      return `${listing.files.length + listing.folders.length}`;
    });
  }

  /** Asks for an object only when the path names one. */
  async object(bucket: string, prefix: string): Promise<Rung> {
    const key = prefix.endsWith('/') ? prefix.slice(0, -1) : prefix;
    const wish = new Map([
      ['Bucket', bucket],
      ['Prefix', key],
      ['MaxKeys', '1'],
    ]);
    let named = false;
    const list = await this.#ask('HeadObject', async () => {
      const { files } = await this.#at((target) => listObjects(target, this.#keys, wish, this.#world));
      named = files.includes(key);
      return '';
    });
    if (!named) return { operation: 'HeadObject', state: list.state === 'done' ? 'not-asked' : list.state };
    const head = await this.#ask('HeadObject', () =>
      this.#at((target) => headObject(target, this.#keys, { bucket, key }, this.#world)),
    );
    return { ...head, named };
  }

  #at<Answer>(ask: Parameters<typeof withPathStyle<Answer>>[1]): Promise<Answer> {
    return withPathStyle(callTarget(this.#step, this.#world.endpoints, this.#bucket, this.#region), ask);
  }

  async #ask(operation: RungOperation, ask: () => Promise<string>): Promise<Rung> {
    try {
      return { operation, state: 'done', found: await ask() };
    } catch (error) {
      const endpoint = this.#world.endpoints.s3 ?? this.#step.endpoint;
      const failure = classifyFailure(error, { service: 's3', operation, endpoint });
      const region = regionHint(error);
      const { status, code } = failure.failure;
      const state = status === 403 && (code === 'AccessDenied' || operation === 'HeadObject') ? 'denied' : 'failed';
      return { operation, state, failure, ...(region === undefined ? {} : { region }) };
    }
  }
}
