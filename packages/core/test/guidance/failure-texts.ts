import type { GuidanceCode } from '../../src/catalogue/connect.ts';

/** A text of AWS or the network, and the entry that has to come first for it. */
export interface FailureText {
  readonly code: GuidanceCode;
  /** Error code on the wire; absent for a text without one. */
  readonly error?: string;
  readonly operation?: string;
  readonly message: string;
}

const user = 'arn:aws:iam::210987654321:user/alice';
const session = 'arn:aws:sts::210987654321:assumed-role/HeronReader/alice';
const role = 'arn:aws:iam::210987654321:role/HeronReader';
const sts = 'AssumeRole';
const s3 = 'ListBuckets';

/** Texts of aws-wire §2.5, §4, §4.2 and cyberduck-s3-connect §5.2 that an entry exists for. */
export const awsTexts: readonly FailureText[] = [
  {
    code: 'sts-mfa-code-wrong',
    error: 'AccessDenied',
    operation: sts,
    message: 'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
  },
  {
    code: 'sts-mfa-serial-rejected',
    error: 'AccessDenied',
    operation: sts,
    message:
      'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
  },
  {
    code: 'sts-mfa-incomplete',
    error: 'AccessDenied',
    operation: sts,
    message: 'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.',
  },
  {
    code: 'sts-assume-role-denied',
    error: 'AccessDenied',
    operation: sts,
    message: `User: ${user} is not authorized to perform: sts:AssumeRole on resource: ${role}`,
  },
  {
    code: 'sts-assume-role-denied',
    error: 'AccessDenied',
    operation: sts,
    message: `User: ${session} is not authorized to perform: sts:AssumeRole on resource: ${role} because no role trust policy allows the sts:AssumeRole action`,
  },
  {
    code: 'sts-assume-role-denied',
    error: 'AccessDenied',
    operation: sts,
    message: 'Not authorized to perform sts:AssumeRole',
  },
  { code: 'sts-assume-role-denied', error: 'AccessDenied', operation: sts, message: 'Access denied' },
  {
    code: 'sts-session-token-refused',
    error: 'AccessDenied',
    operation: 'GetSessionToken',
    message: 'Cannot call GetSessionToken with session credentials',
  },
  {
    code: 'sts-access-key-unknown',
    error: 'InvalidClientTokenId',
    operation: 'GetCallerIdentity',
    message: 'The security token included in the request is invalid.',
  },
  {
    code: 'sts-session-expired',
    error: 'ExpiredToken',
    operation: sts,
    message: 'The security token included in the request is expired',
  },
  {
    code: 'sts-secret-key-wrong',
    error: 'SignatureDoesNotMatch',
    operation: sts,
    message:
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
  },
  {
    code: 'sts-clock-wrong',
    error: 'SignatureDoesNotMatch',
    operation: sts,
    message: 'Signature expired: 20160609T184512Z is now earlier than 20160610T013008Z (20160610T014508Z - 15 min.)',
  },
  {
    code: 'sts-clock-wrong',
    error: 'SignatureDoesNotMatch',
    operation: sts,
    message:
      'Signature not yet current: 20160610T184512Z is still later than 20160610T013008Z (20160610T012508Z + 5 min.)',
  },
  {
    code: 'sts-scope-wrong',
    error: 'SignatureDoesNotMatch',
    operation: sts,
    message: 'Credential should be scoped to a valid region. ',
  },
  {
    code: 'sts-scope-wrong',
    error: 'SignatureDoesNotMatch',
    operation: sts,
    message: "Credential should be scoped to correct service: 'sts'. ",
  },
  {
    code: 'sts-request-unsigned',
    error: 'MissingAuthenticationToken',
    operation: 'GetCallerIdentity',
    message: 'Request is missing Authentication Token',
  },
  { code: 'sts-role-arn-invalid', error: 'ValidationError', operation: sts, message: 'Request ARN is invalid' },
  {
    code: 'sts-role-arn-invalid',
    error: 'ValidationError',
    operation: sts,
    message: 'nothing-valid-in-here is invalid',
  },
  {
    code: 'sts-duration-above-role-maximum',
    error: 'ValidationError',
    operation: sts,
    message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
  },
  {
    code: 'sts-duration-chained',
    error: 'ValidationError',
    operation: sts,
    message: 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
  },
  {
    code: 'sts-parameter-invalid',
    error: 'ValidationError',
    operation: sts,
    message:
      "1 validation error detected: Value '60' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
  },
  {
    code: 'sts-parameter-invalid',
    error: 'ValidationError',
    operation: sts,
    message:
      "2 validation errors detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*; Value '60' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
  },
  {
    code: 's3-access-key-unknown',
    error: 'InvalidAccessKeyId',
    operation: s3,
    message: 'The AWS Access Key Id you provided does not exist in our records.',
  },
  {
    code: 's3-session-token-malformed',
    error: 'InvalidToken',
    operation: s3,
    message: 'The provided token is malformed or otherwise invalid.',
  },
  { code: 's3-session-expired', error: 'ExpiredToken', operation: s3, message: 'The provided token has expired.' },
  {
    code: 's3-secret-key-wrong',
    error: 'SignatureDoesNotMatch',
    operation: s3,
    message:
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  },
  {
    code: 's3-clock-wrong',
    error: 'RequestTimeTooSkewed',
    operation: s3,
    message: 'The difference between the request time and the current time is too large.',
  },
  {
    code: 's3-region-wrong',
    error: 'AuthorizationHeaderMalformed',
    operation: s3,
    message: "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'eu-central-1'",
  },
  {
    code: 's3-region-wrong',
    error: 'PermanentRedirect',
    operation: 'ListObjectsV2',
    message:
      'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
  },
  {
    code: 's3-list-buckets-denied-user',
    error: 'AccessDenied',
    operation: s3,
    message: `User: ${user} is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
  },
  {
    code: 's3-list-buckets-denied-role',
    error: 'AccessDenied',
    operation: s3,
    message: `User: ${session} is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
  },
  {
    code: 's3-access-denied',
    error: 'AccessDenied',
    operation: 'ListObjectsV2',
    message: `User: ${user} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::herons" with an explicit deny in a resource-based policy`,
  },
  {
    code: 's3-access-denied',
    error: 'AccessDenied',
    operation: 'ListObjectsV2',
    message: `User: ${session} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::herons" because no VPC endpoint policy allows the s3:ListBucket action`,
  },
  { code: 's3-access-denied', error: 'AccessDenied', operation: s3, message: 'Access Denied' },
  {
    code: 's3-bucket-missing',
    error: 'NoSuchBucket',
    operation: 'ListObjectsV2',
    message: 'The specified bucket does not exist',
  },
];

/** Texts that come as they are, from programs and from the system. */
export const otherTexts: readonly FailureText[] = [
  { code: 'network-name-unknown', message: 'getaddrinfo ENOTFOUND sts.amazonaws.com' },
  { code: 'network-name-unknown', message: 'getaddrinfo EAI_AGAIN sts.eu-west-1.amazonaws.com' },
  { code: 'network-refused', message: 'connect ECONNREFUSED 127.0.0.1:4566' },
  { code: 'network-refused', message: 'Could not connect to the endpoint URL: "http://localhost:4566/"' },
  { code: 'network-timeout', message: 'Connect timeout on endpoint URL: "https://sts.amazonaws.com/"' },
  { code: 'network-timeout', message: 'connect ETIMEDOUT 203.0.113.1:443' },
  { code: 'network-timeout', message: 'read ECONNRESET' },
  {
    code: 'network-certificate',
    message:
      'SSL validation failed for https://sts.amazonaws.com/ [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1000)',
  },
  { code: 'network-certificate', message: 'self-signed certificate in certificate chain' },
  { code: 'network-not-aws', message: '<!DOCTYPE html><html><head><title>Please sign in</title></head></html>' },
];

/** Texts of daily life that nothing is to be said about. */
export const unrelatedTexts: readonly string[] = [
  '',
  ' \n\t ',
  'hello',
  'Listing directory / completed',
  'The quick brown fox jumps over the lazy dog.',
  'Segmentation fault (core dumped)',
  'npm ERR! code ERESOLVE could not resolve dependency tree',
  'fatal: not a git repository (or any of the parent directories): .git',
  'Permission denied (publickey).',
  '550 Failed to change directory.',
  "TypeError: Cannot read properties of undefined (reading 'map')",
  'AssumeRole',
  'arn:aws:iam::210987654321:role/HeronReader',
  'AKIAIOSFODNN7HERON23',
  'role_arn = arn:aws:iam::210987654321:role/HeronReader',
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}',
  'An error occurred (ResourceNotFoundException) when calling the DescribeTable operation: Requested resource not found',
  'An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized to perform this operation.',
  'An error occurred (ThrottlingException) when calling the DescribeStacks operation: Rate exceeded',
  'make: *** [all] Error 2',
  'Out of memory: Killed process 4242 (node)',
  'No space left on device',
  '2026-01-31 12:00:00 INFO started in 3.2 s',
  'upload: ./heron.txt to s3://herons/heron.txt',
  '<?xml version="1.0"?><ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>',
  'x'.repeat(10_000),
];
