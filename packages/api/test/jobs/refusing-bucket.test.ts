import {
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  PutBucketPolicyCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { mfaRole, mfaRoleWorld, startSandbox } from '@duckbill/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startMotoServer } from '../../../../peers/moto-server.ts';
import { describeWithPeers } from '../../../../peers/peers.ts';
import type { ObjectStore } from '../../src/results/object-store.ts';
import { openS3Store } from '../../src/results/s3-store.ts';
import { ended, inOneGo, JobPlace, jobOf, resultOf, rosterOf } from './job-kit.ts';
import { onOwnDatabase } from './on-databases.ts';

const name = 'duckbill-results';

interface Refusal {
  readonly Effect: 'Deny';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

interface Bucket {
  open(): Promise<ObjectStore>;
  /** Nobody may write what is named like this any more. */
  forbid(keys: string): Promise<void>;
  allow(): Promise<void>;
  close(): Promise<void>;
}

function refused(keys: string): Refusal {
  return { Effect: 'Deny', Action: ['s3:PutObject'], Resource: [`arn:aws:s3:::${name}/${keys}`] };
}

/** Its policy says who may write. */
async function bucketOfMoto(): Promise<Bucket> {
  const moto = await startMotoServer();
  const place = {
    region: 'us-east-1',
    endpoint: moto.url,
    credentials: { accessKeyId: 'AKIADUCKCANARYKEYID0', secretAccessKey: 'canary-secret' },
  } satisfies S3ClientConfig;
  const client = new S3Client({ ...place, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket: name }));
  return {
    open: () => openS3Store({ bucket: name, ...place }),
    forbid: async (keys) => {
      const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ ...refused(keys), Principal: '*' }] });
      await client.send(new PutBucketPolicyCommand({ Bucket: name, Policy }));
    },
    allow: async () => {
      await client.send(new DeleteBucketPolicyCommand({ Bucket: name }));
    },
    close: () => moto.stop(),
  };
}

/** Its user loses a right. */
async function bucketOfSandbox(): Promise<Bucket> {
  const { accessKeyId, secretAccessKey, arn } = mfaRole.staticUser;
  const world = mfaRoleWorld();
  const buckets = [...world.buckets, { name, region: 'eu-west-1', keys: [] }];
  const sandbox = await startSandbox({ world: { ...world, buckets } });
  const give = (...more: readonly Refusal[]): void => {
    const users = world.users.map((user) =>
      user.arn === arn
        ? { ...user, policies: [...user.policies, { Version: '2012-10-17' as const, Statement: more }] }
        : user,
    );
    sandbox.changeWorld({ ...sandbox.world, users });
  };
  return {
    open: () =>
      openS3Store({
        bucket: name,
        region: 'eu-west-1',
        endpoint: sandbox.url,
        credentials: { accessKeyId, secretAccessKey },
      }),
    forbid: async (keys) => give(refused(keys)),
    allow: async () => give(),
    close: () => sandbox.close(),
  };
}

function jobsIn(title: string, start: () => Promise<Bucket>): void {
  onOwnDatabase(title, (fresh) => {
    let bucket: Bucket;
    let place: JobPlace;
    beforeAll(async () => {
      bucket = await start();
    });
    afterAll(() => bucket.close());
    beforeEach(async () => {
      place = new JobPlace(await fresh());
    });
    afterEach(() => place.remove());

    it.each([
      ['a part of the result', '*/00000003.body', 3],
      ['the end of the result', '*/result/behind', 10],
      ['an input', '*/input/*', 0],
    ])('fail when it refuses %s, say so, and go on from what is done when it does not', async (_, keys, done) => {
      await bucket.forbid(keys);
      const jobs = await place.open({ store: await bucket.open() });
      const { status } = await jobs.service.create(jobOf(100, { format: 'zip' }));
      const failed = await ended(jobs, status);
      expect(failed).toMatchObject({ state: 'failed', failure: { code: 'store-refused', retry: true } });
      expect(failed.progress.chunksDone).toBeGreaterThanOrEqual(done);
      expect(JSON.stringify(failed)).not.toMatch(/canary|127\.0\.0\.1|duckbill-results/iu);
      await bucket.allow();
      await jobs.service.retry('blue', status.id);
      expect(await ended(jobs, status)).toMatchObject({ state: 'done', progress: { usersDone: 100 } });
      expect((await resultOf(jobs, status)).equals(await inOneGo(rosterOf(100), 'zip'))).toBe(true);
      expect(place.faults).toEqual([]);
    });

    it('are not made when it refuses the roster', async () => {
      await bucket.forbid('*');
      const jobs = await place.open({ store: await bucket.open() });
      await expect(jobs.service.create(jobOf(10, { key: 'k' }))).rejects.toMatchObject({ kind: 'refused' });
      expect((await jobs.service.list('blue', 10)).jobs).toEqual([]);
      await bucket.allow();
      const { status } = await jobs.service.create(jobOf(10, { key: 'k' }));
      expect((await ended(jobs, status)).state).toBe('done');
    });
  });
}

describe('with a bucket of the sandbox that refuses to be written', () => {
  jobsIn('jobs', bucketOfSandbox);
});
describeWithPeers(['moto'], 'with a bucket of moto that refuses to be written', () => {
  jobsIn('jobs', bucketOfMoto);
});
