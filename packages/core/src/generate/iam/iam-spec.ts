import type { ArnPartition } from '../../identifiers/arn.ts';

/** How people get from what they have to S3. */
export const iamWays = ['role', 'session-token', 'web-identity', 'identity-center'] as const;

export type IamWay = (typeof iamWays)[number];

/** `full` includes the settings of buckets; the other two are about objects. */
export const accessLevels = ['read-only', 'read-write', 'full'] as const;

export type AccessLevel = (typeof accessLevels)[number];

/** A user or role by its ARN, cut up. */
export interface NamedIdentity {
  readonly arn: string;
  readonly account: string;
  /** With its slashes, `/` when there is none. */
  readonly path: string;
  readonly name: string;
}

export interface BucketPrefix {
  readonly bucket: string;
  /** Ends with a slash; may hold policy variables. */
  readonly prefix: string;
}

/** An issuer of OpenID Connect tokens, and which of its tokens count. */
export interface TokenIssuer {
  /** With `https://`, without a slash at its end. */
  readonly url: string;
  readonly clientIds: readonly string[];
  /** Empty: everybody. */
  readonly subjects: readonly string[];
}

/** What the IAM side is to be, checked: every name in it is one that IAM takes. */
export interface IamSpec {
  readonly way: IamWay;
  readonly partition: ArnPartition;
  readonly account: string;
  /** Of the ways that have one. */
  readonly role: NamedIdentity | undefined;
  readonly permissionSet: string | undefined;
  readonly instanceArn: string | undefined;
  readonly users: readonly NamedIdentity[];
  /** Accounts that are trusted as a whole. */
  readonly trustAccounts: readonly string[];
  readonly issuer: TokenIssuer | undefined;
  readonly mfa: boolean;
  /** Seconds. */
  readonly mfaMaxAge: number | undefined;
  readonly externalId: string | undefined;
  /** Seconds. */
  readonly sessionDuration: number;
  readonly access: AccessLevel;
  /** Neither buckets nor prefixes: all of them. */
  readonly buckets: readonly string[];
  readonly prefixes: readonly BucketPrefix[];
  readonly listAllBuckets: boolean;
  readonly selfService: boolean;
  readonly bucketPolicy: boolean;
}
