import type { CallStep, PlanStep } from '@duckbill/core';
import { type CheckResult, nodeProbes, runChecks } from '@duckbill/doctor';
import { mfaRole, mfaRoleWorld, type Sandbox, type SandboxWorld, startSandbox } from '@duckbill/sandbox';
import { afterEach, describe, expect, it } from 'vitest';
import { doctorInput } from './inputs.ts';
import { call, planned } from './plans.ts';
import { testWorld } from './test-world.ts';

const { staticUser } = mfaRole;
const version = '2012-10-17';

let sandbox: Sandbox | undefined;

afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
});

/** The practice world, where the user with keys of its own may do this with S3. */
function worldWith(statements: readonly object[], change: Partial<SandboxWorld> = {}): SandboxWorld {
  const world = mfaRoleWorld();
  const policies = [{ Version: version, Statement: statements }];
  const users = world.users.map((one) => (one.arn === staticUser.arn ? { ...one, policies } : one));
  return { ...world, users, ...change };
}

const allow = (...actions: readonly string[]): object => ({ Effect: 'Allow', Action: actions, Resource: '*' });

/** What Cyberduck does with a bookmark: identity, then the bucket's region and the path, or all buckets. */
async function listed(world: SandboxWorld, bucket?: string, prefix = ''): Promise<CheckResult> {
  sandbox = await startSandbox({ world });
  const known = (name: string, value: string): CallStep['parameters'][number] => ({
    name,
    value: { kind: 'known', value },
  });
  const steps: readonly PlanStep[] =
    bucket === undefined
      ? [call('ListBuckets', {})]
      : [
          call('GetBucketLocation', {}, { parameters: [known('Bucket', bucket)] }),
          call(
            'ListObjectsV2',
            {},
            { parameters: [known('Bucket', bucket), known('Prefix', prefix), known('Delimiter', '/')] },
          ),
        ];
  const { accessKeyId, secretAccessKey } = staticUser;
  const report = await runChecks(
    doctorInput({
      planned: planned([call('GetCallerIdentity', {}), ...steps], { accessKeyId, secretAccessKey }),
      probes: nodeProbes,
      world: testWorld([], { endpoints: sandbox.urls }),
    }),
    { online: true, only: ['buckets-listable'] },
  );
  const found = report.categories.flatMap(({ checks }) => checks).find(({ id }) => id === 'buckets-listable');
  if (found === undefined) throw new Error('not asked');
  expect(JSON.stringify(report)).not.toContain(secretAccessKey);
  return found;
}

describe('the ladder to the bucket', () => {
  it('says that no role was assumed, by the ARN of a user', async () => {
    const found = await listed(worldWith([allow('s3:GetObject')]));
    expect(found).toMatchObject({ outcome: 'failed', codes: ['s3-list-buckets-denied-user', 's3-access-denied'] });
    expect(found.details).toEqual([
      `${staticUser.arn} is a user, and no role was assumed; the user may not list buckets`,
      `GetCallerIdentity: ${staticUser.arn}`,
      'ListBuckets: denied',
    ]);
  });

  it('says that a bucket is of another account', async () => {
    const world = worldWith([allow('s3:*')]);
    const buckets = [...world.buckets, { name: 'theirs', region: 'us-east-1', owner: '444455556666', keys: ['a'] }];
    const found = await listed({ ...world, buckets }, 'theirs');
    expect(found.codes[0]).toBe('s3-bucket-of-other-account');
    expect(found.details[0]).toContain('theirs is none of the buckets of this account');
    expect(found.details).toContain('ListBuckets: 4 buckets');
    expect(found.details).toContain('ListObjectsV2: denied');
  });

  it('says that the content of an own bucket is denied', async () => {
    const found = await listed(worldWith([allow('s3:ListAllMyBuckets', 's3:GetBucketLocation')]), 'example-archive');
    expect(found.codes[0]).toBe('s3-access-denied');
    expect(found.details).toContain('GetBucketLocation: us-east-1');
  });

  it('says that there is no such bucket', async () => {
    const found = await listed(worldWith([allow('s3:*')]), 'no-such-bucket-here');
    expect(found).toMatchObject({ outcome: 'failed', codes: ['s3-bucket-missing'] });
  });

  it('warns of a region that may not be asked', async () => {
    const found = await listed(worldWith([allow('s3:ListBucket', 's3:ListAllMyBuckets')]), 'example-archive');
    expect(found).toMatchObject({
      outcome: 'warned',
      codes: ['s3-location-denied'],
      message: 'example-archive opens, but its region may not be asked',
    });
  });

  it('warns of an empty path, and tells an object from a folder', async () => {
    const world = worldWith([allow('s3:*')]);
    const empty = await listed(world, 'example-archive', '2018/');
    expect(empty).toMatchObject({ outcome: 'warned', message: 'example-archive opens, and there is nothing at 2018/' });
    await sandbox?.close();
    const object = await listed(world, 'example-archive', 'index.html/');
    expect(object).toMatchObject({ outcome: 'warned' });
    expect(object.message).toContain('is an object, and no folder');
  });

  it('asks nothing more where the list works', async () => {
    const found = await listed(worldWith([allow('s3:*')]), 'example-archive', '2019/');
    expect(found).toMatchObject({ outcome: 'passed', message: 'example-archive: 1 files, 0 folders' });
    expect(sandbox?.journal.filter(({ service }) => service === 's3').map(({ operation }) => operation)).toEqual([
      'GetBucketLocation',
      'ListObjectsV2',
    ]);
  });
});

describe('bucket-address', () => {
  it('knows that Cyberduck cannot browse a Multi-Region Access Point', async () => {
    const s3 = 'https://mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com';
    const point = planned([call('GetCallerIdentity', {}), call('ListBuckets', { s3 })]);
    const report = await runChecks(doctorInput({ planned: point }), { online: false });
    expect(report.first).toMatchObject({ check: 'bucket-address', code: 's3-multi-region-access-point' });
    const cli = { plan: { ...point.plan, program: 'aws-cli@2' }, keys: point.keys } as const;
    const other = await runChecks(doctorInput({ planned: cli }), { online: false });
    expect(other.first).toBeUndefined();
  });
});
