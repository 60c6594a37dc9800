import { StoreError, type StoreErrorKind } from './store-error.ts';

/** By the code of the answer; MinIO, Ceph and others have their own for what is full. */
const kinds: ReadonlyMap<string, StoreErrorKind> = new Map([
  ['NoSuchKey', 'missing'],
  ['NotFound', 'missing'],
  ['PreconditionFailed', 'missing'],
  ['QuotaExceeded', 'full'],
  ['XMinioStorageFull', 'full'],
  ['XMinioAdminBucketQuotaExceeded', 'full'],
  ['ServiceQuotaExceededException', 'full'],
  ['InsufficientStorage', 'full'],
  // Without keys, or with a profile that cannot be read, no call is made at all.
  ['CredentialsProviderError', 'refused'],
  ['NoSuchBucket', 'refused'],
]);

const todo: ReadonlyMap<string, string> = new Map([
  ['NoSuchBucket', 'Make the bucket, or name another one.'],
  [
    'AccessDenied',
    'Allow s3:GetObject, s3:PutObject, s3:DeleteObject and s3:AbortMultipartUpload on its objects, and s3:ListBucket on it.',
  ],
  ['CredentialsProviderError', 'Give the service credentials, in its environment or as a role.'],
  ['InvalidAccessKeyId', 'Give the service an access key that exists and is active.'],
  ['SignatureDoesNotMatch', 'Give the service the secret that belongs to its access key.'],
  ['ExpiredToken', 'Give the service new credentials.'],
  ['PermanentRedirect', 'Name the region that the bucket is in.'],
  ['AuthorizationHeaderMalformed', 'Name the region that the bucket is in.'],
  ['RequestTimeTooSkewed', 'Set the clock of this machine.'],
]);

/** What the SDK threw as an error of the store. Of what the service said only the code is kept: its message quotes keys. */
export function s3Error(error: unknown, what: string): StoreError {
  if (error instanceof StoreError) return error;
  const { name, status, code } = facts(error);
  const known = todo.get(name);
  return new StoreError(
    kinds.get(name) ?? kindOfStatus(status),
    code,
    what,
    known === undefined ? {} : { todo: known },
  );
}

function kindOfStatus(status: number | undefined): StoreErrorKind {
  if (status === undefined || status >= 500 || status === 408 || status === 429)
    return status === 507 ? 'full' : 'unreachable';
  if (status === 404) return 'missing';
  return status >= 300 ? 'refused' : 'unreachable';
}

interface ErrorFacts {
  readonly name: string;
  readonly status: number | undefined;
  readonly code: string;
}

function facts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) return { name: 'unknown', status: undefined, code: 'unknown' };
  const { name } = error;
  const metadata: unknown = Reflect.get(error, '$metadata');
  const status: unknown = isObject(metadata) ? Reflect.get(metadata, 'httpStatusCode') : undefined;
  // A HEAD has no body that could name the code.
  const isNamed = name !== 'Error' && name !== 'Unknown' && name !== 'UnknownError';
  const own: unknown = Reflect.get(error, 'code');
  const number = typeof status === 'number' ? status : undefined;
  const code = isNamed ? name : typeof own === 'string' ? own : number === undefined ? name : `HTTP ${number}`;
  return { name, status: number, code };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
