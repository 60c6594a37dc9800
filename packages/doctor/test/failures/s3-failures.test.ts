import { mfaRole, mfaRoleWorld, type PolicyDocument, type SandboxWorld, type WorldFault } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { call, type PlanOptions } from '../plans.ts';
import { expectFailure } from './expect-failure.ts';
import { type FailureCase, type Known, parametersOf, type Person, type Stage } from './stage.ts';
import { worldWithFault } from './worlds.ts';

const { user, staticUser, inactiveKey } = mfaRole;
const unknownKey = { code: 'InvalidAccessKeyId', guidance: 's3-access-key-unknown' } as const;
const badToken = { code: 'InvalidToken', guidance: 's3-session-token-malformed' } as const;
const skewed = { code: 'RequestTimeTooSkewed', guidance: 's3-clock-wrong' } as const;
const denied = { code: 'AccessDenied', guidance: 's3-access-denied' } as const;
const listing = call('ListBuckets', {});

/** The list of buckets with keys that something is wrong about. */
function lists(keys: PlanOptions, person: Person = {}): FailureCase['meet'] {
  return (stage) => stage.run([listing], { ...staticUser, ...keys }, person);
}

/** The list of buckets with a session that something is wrong about. */
function listsAs(
  change: (session: PlanOptions, stage: Stage) => PlanOptions | Promise<PlanOptions>,
): FailureCase['meet'] {
  return async (stage) => stage.connect([listing], await change(await stage.session(), stage));
}

/** What the keys may open is refused, by the user without rights or another one. */
function opens(known: Known, keys: PlanOptions = staticUser, signingRegion = 'us-east-1'): FailureCase['meet'] {
  const step = call('ListObjectsV2', {}, { parameters: parametersOf(known), signingRegion });
  return (stage) => stage.run([step], keys);
}

function denies(action: string): PolicyDocument {
  return { Version: '2012-10-17', Statement: { Effect: 'Deny', Principal: '*', Action: action, Resource: '*' } };
}

function withBucketPolicy(): SandboxWorld {
  const world = mfaRoleWorld();
  return { ...world, buckets: world.buckets.map((bucket) => ({ ...bucket, policy: denies('s3:ListBucket') })) };
}

const refused = (fault: WorldFault) => (): SandboxWorld => worldWithFault(fault);

/** Failures of aws-wire §4, §4.1 and §4.2 that the calls of a connection meet. */
const cases: readonly FailureCase[] = [
  { ...unknownKey, title: 'unknown key', meet: lists({ accessKeyId: 'DUCKUSERNOBODY000001' }) },
  { ...unknownKey, title: 'inactive key', meet: lists(inactiveKey) },
  {
    ...unknownKey,
    title: 'session token missing',
    meet: listsAs(({ accessKeyId = '', secretAccessKey = '' }) => ({ accessKeyId, secretAccessKey })),
  },
  {
    ...unknownKey,
    title: 'role deleted',
    meet: listsAs((session, { sandbox }) => {
      sandbox.changeWorld({ ...sandbox.world, roles: [] });
      return session;
    }),
  },
  {
    ...badToken,
    title: 'unreadable token',
    meet: listsAs((session) => ({ ...session, sessionToken: 'canary-token' })),
  },
  {
    ...badToken,
    title: 'a token beside keys of a user',
    meet: listsAs(({ sessionToken = '' }) => ({ ...staticUser, sessionToken })),
  },
  {
    title: 'session over',
    code: 'ExpiredToken',
    guidance: 's3-session-expired',
    meet: listsAs((session, { sandbox }) => {
      sandbox.clock.advance(3600);
      return session;
    }),
  },
  {
    title: 'wrong secret',
    code: 'SignatureDoesNotMatch',
    guidance: 's3-secret-key-wrong',
    meet: lists({ secretAccessKey: 'canary-secret-of-nobody' }),
  },
  { ...skewed, title: 'clock behind', meet: lists({}, { clockAhead: -3600 }) },
  { ...skewed, title: 'clock ahead', meet: lists({}, { clockAhead: 3600 }) },
  {
    title: 'no right to list the buckets',
    code: 'AccessDenied',
    guidance: 's3-list-buckets-denied-user',
    meet: lists(user),
  },
  { ...denied, title: 'no right to open the bucket', meet: opens({ Bucket: 'example-archive' }, user) },
  {
    ...denied,
    guidance: 's3-bucket-policy-denies',
    title: 'a bucket policy',
    text: 'with an explicit deny in a resource-based policy',
    world: withBucketPolicy,
    meet: opens({ Bucket: 'example-archive' }),
  },
  {
    title: 'no such bucket',
    code: 'NoSuchBucket',
    guidance: 's3-bucket-missing',
    meet: opens({ Bucket: 'example-nowhere' }),
  },
  {
    title: 'a bucket of another region',
    code: 'AuthorizationHeaderMalformed',
    guidance: 's3-region-wrong',
    meet: opens({ Bucket: 'example-photos' }),
  },
  {
    title: 'a redirect to another region',
    code: 'PermanentRedirect',
    guidance: 's3-region-wrong',
    world: refused({ kind: 'error', status: 301, code: 'PermanentRedirect', message: 'must be addressed using' }),
    meet: opens({ Bucket: 'example-archive' }),
  },
  {
    title: 'too many requests',
    code: 'SlowDown',
    guidance: 'aws-asked-too-often',
    world: refused({ kind: 'throttle' }),
    meet: lists({}),
  },
];

describe('a connection that meets a failure of S3', () => {
  it.each(cases)('$title: $guidance', async (failure) => {
    const met = await expectFailure(failure);
    expect(met?.failure.service).toBe('s3');
  });
});
