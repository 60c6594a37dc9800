import type { Credentials } from '@aws-sdk/client-sts';
import type { SessionCredentials } from '../connect-outcome.ts';
import { NotAwsError } from '../not-aws-error.ts';

/** What AssumeRole and GetSessionToken gave. */
export interface SessionAnswer {
  readonly credentials: SessionCredentials;
  /** Of the role session; GetSessionToken says none. */
  readonly arn?: string;
  readonly userId?: string;
}

/** The keys of an STS answer, whole or not at all. */
export function readCredentials(operation: string, credentials: Credentials | undefined): SessionCredentials {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = credentials ?? {};
  if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined) {
    throw new NotAwsError(operation);
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    ...(Expiration === undefined || Number.isNaN(Expiration.getTime()) ? {} : { expiresAt: Expiration.toISOString() }),
  };
}
