import { mfaRole, mfaRoleWorld, type SandboxWorld } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { answerOf, credentialsIn, keysOf, PracticeClient, type Answer, type Keys } from './practice-client.ts';
import { amzDateOf } from './sign-request.ts';
import { findText } from './xml-tree.ts';

const { staticUser, narrowUser } = mfaRole;
const keys = keysOf(staticUser);

function header(answer: Answer, name: string): string | undefined {
  return answer.response.headers.find(([known]) => known === name)?.[1];
}

describe('the clock of a request to S3', () => {
  it.each([-901, 901])('%d seconds off', async (offset) => {
    const client = new PracticeClient();
    const answer = await client.s3(keys, '/', { amzDate: amzDateOf(client.now + offset) });
    expect(answer).toMatchObject({
      status: 403,
      code: 'RequestTimeTooSkewed',
      message: 'The difference between the request time and the current time is too large.',
    });
    expect(findText(answer.xml, 'MaxAllowedSkewMilliseconds')).toBe('900000');
  });
});

describe('the region of a bucket', () => {
  it('is told, with header and element, to whoever signed for another', async () => {
    const answer = await new PracticeClient().s3(keys, '/example-photos?list-type=2');
    expect(answer).toMatchObject({
      status: 400,
      code: 'AuthorizationHeaderMalformed',
      message: "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-central-1'",
    });
    expect(findText(answer.xml, 'Region')).toBe('eu-central-1');
    expect(header(answer, 'x-amz-bucket-region')).toBe('eu-central-1');
  });

  it('does not matter for the list of buckets', async () => {
    for (const region of ['us-east-1', 'eu-central-1', 'cn-north-1']) {
      expect((await new PracticeClient().s3(keys, '/', { region })).status).toBe(200);
    }
  });

  it('has nothing to do with the service', async () => {
    const answer = await new PracticeClient().s3(keys, '/example-archive', {
      service: 'sts',
      host: 's3.us-east-1.amazonaws.com',
    });
    expect(answer.message).toBe(
      'The authorization header is malformed; incorrect service "sts". This endpoint belongs to "s3".',
    );
  });
});

describe('permission on S3', () => {
  async function narrowSession(client: PracticeClient): Promise<Keys> {
    const role = {
      RoleArn: mfaRole.narrowRoleArn,
      SerialNumber: narrowUser.mfaSerial,
      TokenCode: client.code(narrowUser),
    };
    return credentialsIn(await client.assume(role, keysOf(narrowUser)));
  }

  const session = 'arn:aws:sts::111122223333:assumed-role/S3-One-Bucket/practice';

  it('names session, action and reason', async () => {
    const client = new PracticeClient();
    const narrow = await narrowSession(client);
    expect(await client.s3(narrow)).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      message: `User: ${session} is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
    });
    expect((await client.s3(narrow, '/example-archive?list-type=2')).message).toBe(
      `User: ${session} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::example-archive" because no identity-based policy allows the s3:ListBucket action`,
    );
    expect((await client.s3(narrow, '/example-reports?list-type=2', { region: 'eu-west-1' })).status).toBe(200);
  });

  it.each([
    ['s3:ListBucket', [403, 'because no session policy allows the s3:ListAllMyBuckets action']],
    ['*', [200, undefined]],
  ])('is narrowed by a session policy that allows %s', async (action, expected) => {
    const client = new PracticeClient();
    const policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: action, Resource: '*' },
    });
    const answer = await client.s3(credentialsIn(await client.assume({ Policy: policy })));
    expect([answer.status, answer.message?.slice(answer.message.indexOf('because'))]).toEqual(expected);
  });

  it.each([
    ['an identity-based policy', denying({ policies: [deny, allowAll] })],
    ['a resource-based policy', denying({ policies: [allowAll] }, deny)],
    ['a permissions boundary', denying({ policies: [allowAll], boundary: deny })],
  ])('is taken by an explicit deny in %s', async (place, world) => {
    const answer = await new PracticeClient(world).s3(keys, '/example-archive?list-type=2');
    expect(answer.message).toBe(
      `User: ${staticUser.arn} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::example-archive" with an explicit deny in ${place}`,
    );
  });

  it('says nothing about the bucket of another account', async () => {
    const world = mfaRoleWorld();
    const buckets = world.buckets.map((bucket) => ({ ...bucket, owner: '444455556666' }));
    const client = new PracticeClient({ ...world, buckets });
    expect(await client.s3(keys, '/example-archive')).toMatchObject({ status: 403, message: 'Access Denied' });
    expect((await client.s3(keys)).response.body).toContain('<Buckets></Buckets>');
  });

  it('is not there for an unsigned request', async () => {
    const { handler } = new PracticeClient();
    const ask = async (target: string): Promise<Answer> =>
      answerOf(await handler.handle({ method: 'GET', target, headers: [], body: new Uint8Array() }));
    expect(await ask('/')).toMatchObject({ status: 403, code: 'AccessDenied', message: 'Access Denied' });
    expect(await ask('/nowhere')).toMatchObject({ status: 404, code: 'NoSuchBucket' });
  });
});

describe('HEAD of a bucket', () => {
  it.each([
    ['/example-archive', 200],
    ['/nowhere', 404],
    ['/example-photos', 400],
  ])('%s answers %d without a body', async (target, status) => {
    const { response } = await new PracticeClient().s3(keys, target, { method: 'HEAD' });
    expect(response).toMatchObject({ status, body: '' });
  });
});

describe('the expected owner', () => {
  it.each([
    ['111122223333', 200, undefined],
    ['444455556666', 403, 'AccessDenied'],
    ['0000', 400, 'InvalidBucketOwnerAWSAccountID'],
  ])('%s: %d', async (owner, status, code) => {
    const headers = [['x-amz-expected-bucket-owner', owner]] as const;
    expect(await new PracticeClient().s3(keys, '/example-archive', { headers })).toMatchObject({ status, code });
  });
});

describe('what S3 is asked here and does not model', () => {
  it.each([
    ['GET', '/example-archive/index.html', 501, 'NotImplemented'],
    ['GET', '/example-archive?versions=', 501, 'NotImplemented'],
    ['PUT', '/example-archive', 501, 'NotImplemented'],
    ['PUT', '/', 405, 'MethodNotAllowed'],
  ])('%s %s: %d', async (method, target, status, code) => {
    expect(await new PracticeClient().s3(keys, target, { method })).toMatchObject({ status, code });
  });
});

const allowAll = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };
const deny = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
    { Effect: 'Deny', Principal: '*', Action: 's3:ListBucket', Resource: '*' },
  ],
};

function denying(change: object, bucketPolicy?: typeof deny): SandboxWorld {
  const world = mfaRoleWorld();
  const users = world.users.map((one) => (one.arn === staticUser.arn ? { ...one, ...change } : one));
  const policy = bucketPolicy === undefined ? {} : { policy: bucketPolicy };
  return { ...world, users, buckets: world.buckets.map((bucket) => ({ ...bucket, ...policy })) };
}
