import type { PolicyDocument, SandboxWorld } from '../world.ts';

const account = '111122223333';
const version = '2012-10-17';

function allow(action: string | readonly string[], resource: string | readonly string[]): PolicyDocument {
  return { Version: version, Statement: [{ Effect: 'Allow', Action: action, Resource: resource }] };
}

/** The trust policy of Cyberduck's guide: this user, and only with MFA. */
function trustWithMfa(userArn: string): PolicyDocument {
  return {
    Version: version,
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: userArn },
        Action: 'sts:AssumeRole',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      },
    ],
  };
}

export interface PracticeUser {
  readonly arn: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly mfaSerial: string;
  /** The seed of the device in base32. */
  readonly mfaSecret: string;
}

export interface MfaRoleNames {
  readonly account: string;
  /** The user of the guide. */
  readonly user: PracticeUser;
  /** May assume one role, which may not list the buckets of the account. */
  readonly narrowUser: PracticeUser;
  /** Has rights on S3 with its long-term key alone, as the guide advises against. */
  readonly staticUser: { readonly arn: string; readonly accessKeyId: string; readonly secretAccessKey: string };
  /** An access key that was deactivated. */
  readonly inactiveKey: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** What the user of the guide assumes. */
  readonly roleArn: string;
  /** Trusts somebody else. */
  readonly foreignRoleArn: string;
  /** One bucket, and no list of all. */
  readonly narrowRoleArn: string;
  /** Wants the external id. */
  readonly externalIdRoleArn: string;
  readonly externalId: string;
}

/** Names, keys and seeds of the world, for demos and tests. The secrets are canaries: they open nothing anywhere. */
export const mfaRole: MfaRoleNames = {
  account,
  user: {
    arn: `arn:aws:iam::${account}:user/s3-user`,
    accessKeyId: 'DUCKUSERS3USER000001',
    secretAccessKey: 'canary-secret-of-s3-user-not-a-real-key1',
    mfaSerial: `arn:aws:iam::${account}:mfa/s3-user-phone`,
    mfaSecret: 'CANARYSEEDOFTHES3USERPHONE234567',
  },
  narrowUser: {
    arn: `arn:aws:iam::${account}:user/narrow-user`,
    accessKeyId: 'DUCKUSERNARROW000001',
    secretAccessKey: 'canary-secret-of-narrow-user-not-a-key-1',
    mfaSerial: 'GAHT12345678',
    mfaSecret: 'CANARYSEEDOFTHENARROWTOKEN234567',
  },
  staticUser: {
    arn: `arn:aws:iam::${account}:user/static-user`,
    accessKeyId: 'DUCKUSERSTATIC000001',
    secretAccessKey: 'canary-secret-of-static-user-not-a-key-1',
  },
  inactiveKey: {
    accessKeyId: 'DUCKUSERINACTIVE0001',
    secretAccessKey: 'canary-secret-of-an-inactive-key-no-key1',
  },
  roleArn: `arn:aws:iam::${account}:role/S3-Access`,
  foreignRoleArn: `arn:aws:iam::${account}:role/Somebody-Elses`,
  narrowRoleArn: `arn:aws:iam::${account}:role/S3-One-Bucket`,
  externalIdRoleArn: `arn:aws:iam::${account}:role/S3-Partner`,
  externalId: 'duckbill-external-id',
};

/**
 * The scenario of Cyberduck's guide "user required to use MFA to connect to S3": a user without rights on S3, a role that
 * has them and demands MFA, a virtual device, and beside them one thing for each failure that can be met.
 */
export function mfaRoleWorld(): SandboxWorld {
  const { user, narrowUser, staticUser, inactiveKey } = mfaRole;
  return {
    account,
    users: [
      {
        arn: user.arn,
        userId: 'DUCKUSERID0000S3USER',
        accessKeys: [
          { id: user.accessKeyId, secret: user.secretAccessKey },
          { id: inactiveKey.accessKeyId, secret: inactiveKey.secretAccessKey, active: false },
        ],
        policies: [allow('sts:AssumeRole', mfaRole.roleArn)],
        mfaDevices: [{ serial: user.mfaSerial, secret: user.mfaSecret }],
      },
      {
        arn: narrowUser.arn,
        userId: 'DUCKUSERID0000NARROW',
        accessKeys: [{ id: narrowUser.accessKeyId, secret: narrowUser.secretAccessKey }],
        policies: [allow('sts:AssumeRole', mfaRole.narrowRoleArn)],
        mfaDevices: [{ serial: narrowUser.mfaSerial, secret: narrowUser.mfaSecret }],
      },
      {
        arn: staticUser.arn,
        userId: 'DUCKUSERID0000STATIC',
        accessKeys: [{ id: staticUser.accessKeyId, secret: staticUser.secretAccessKey }],
        policies: [allow('s3:*', '*')],
        mfaDevices: [],
      },
    ],
    roles: [
      {
        arn: mfaRole.roleArn,
        roleId: 'DUCKROLEID00S3ACCESS',
        trust: trustWithMfa(user.arn),
        policies: [allow(['s3:*'], '*')],
        maxSessionDuration: 14_400,
      },
      {
        arn: mfaRole.foreignRoleArn,
        roleId: 'DUCKROLEID00SOMEBODY',
        trust: trustWithMfa(`arn:aws:iam::${account}:user/somebody-else`),
        policies: [allow('s3:*', '*')],
      },
      {
        arn: mfaRole.narrowRoleArn,
        roleId: 'DUCKROLEID00000NARROW',
        trust: trustWithMfa(narrowUser.arn),
        policies: [
          allow(
            ['s3:ListBucket', 's3:GetBucketLocation', 's3:GetObject'],
            ['arn:aws:s3:::example-reports', 'arn:aws:s3:::example-reports/*'],
          ),
        ],
      },
      {
        arn: mfaRole.externalIdRoleArn,
        roleId: 'DUCKROLEID000PARTNER',
        trust: {
          Version: version,
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: user.arn },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': mfaRole.externalId } },
            },
          ],
        },
        policies: [allow('s3:*', '*')],
      },
    ],
    buckets: [
      {
        name: 'example-archive',
        region: 'us-east-1',
        createdAt: '2019-05-06T07:08:09Z',
        keys: ['2019/annual.pdf', '2020/annual.pdf', 'index.html'],
      },
      {
        name: 'example-photos',
        region: 'eu-central-1',
        createdAt: '2023-11-02T10:00:00Z',
        keys: [{ key: 'ducks/pond.jpg', size: 123_456 }, 'ducks/nest with eggs.jpg', 'Größe.txt'],
      },
      {
        name: 'example-reports',
        region: 'eu-west-1',
        createdAt: '2024-01-02T03:04:05Z',
        keys: ['2026/q1.csv', '2026/q2.csv', 'readme.txt'],
      },
      { name: 'example-empty', region: 'ap-southeast-2', createdAt: '2026-02-03T04:05:06Z', keys: [] },
    ],
  };
}
