import { type GuidanceCode, isGuidanceCode } from '../../src/catalogue/connect.ts';
import type { Failure } from '../../src/guidance/failure.ts';

/** A text of AWS or the network, and the entry that has to come first for it. */
export interface FailureText {
  readonly code: GuidanceCode;
  /** Error code on the wire; absent for a text without one. */
  readonly error?: string;
  readonly operation?: string;
  readonly message: string;
}

/** Texts of aws-wire §3.1, §3.2. */
const identityCenterTexts: readonly FailureText[] = [
  ['sso-region-wrong', 'InvalidRequestException', 'RegisterClient', 'Start URL region does not match service region'],
  ['sso-start-url-wrong', 'InvalidRequestException', 'StartDeviceAuthorization', ''],
  ['sso-registration-expired', 'InvalidClientException', 'CreateToken', ''],
  ['sso-grant-refused', 'InvalidGrantException', 'CreateToken', 'Invalid grant provided'],
  ['sso-code-expired', 'ExpiredTokenException', 'CreateToken', 'Device code has expired'],
  ['sso-approval-denied', 'AccessDeniedException', 'CreateToken', ''],
  ['sso-approval-pending', 'AuthorizationPendingException', 'CreateToken', 'Authorization is still pending'],
  ['sso-asked-too-often', 'SlowDownException', 'CreateToken', ''],
  ['sso-asked-too-often', 'TooManyRequestsException', 'ListAccountRoles', 'HTTP 429 Unknown Code'],
  ['sso-scope-refused', 'InvalidScopeException', 'RegisterClient', ''],
  ['sso-redirect-refused', 'InvalidRedirectUriException', 'RegisterClient', ''],
  ['sso-client-refused', 'InvalidClientMetadataException', 'RegisterClient', ''],
  ['sso-client-refused', 'UnauthorizedClientException', 'CreateToken', ''],
  ['sso-client-refused', 'UnsupportedGrantTypeException', 'CreateToken', ''],
  ['sso-sign-in-needed', 'UnauthorizedException', 'GetRoleCredentials', 'Session token not found or invalid'],
  ['sso-sign-in-needed', 'UnauthorizedException', 'ListAccounts', 'Session token not found or invalid'],
  ['sso-role-not-assigned', 'ForbiddenException', 'GetRoleCredentials', 'No access'],
  ['sso-account-or-role-unknown', 'ResourceNotFoundException', 'ListAccountRoles', 'no such account'],
  ['sso-account-id-malformed', 'InvalidRequestException', 'GetRoleCredentials', 'Invalid account id'],
  ['sso-request-refused', 'InvalidRequestException', 'RegisterClient', ''],
  ['sso-request-refused', 'InvalidRequestException', 'CreateToken', ''],
  ['sso-request-refused', 'MethodNotAllowedException', 'ListAccounts', ''],
  ['sso-service-failing', 'InternalServerException', 'RegisterClient', ''],
].map(([code, error, operation, message]) => failureText(code, error, operation, message));

const webIdentity = 'AssumeRoleWithWebIdentity';

/** Texts of aws-wire §2.5 about tokens of an identity provider, and about a session's extras. */
const webIdentityTexts: readonly FailureText[] = [
  ['sts-web-identity-denied', 'AccessDenied', webIdentity, 'Not authorized to perform sts:AssumeRoleWithWebIdentity'],
  [
    'sts-web-identity-provider-unknown',
    'InvalidIdentityToken',
    webIdentity,
    'No OpenIDConnect provider found in your account for https://issuer.example',
  ],
  ['sts-web-identity-audience-wrong', 'InvalidIdentityToken', webIdentity, 'Incorrect token audience'],
  [
    'sts-web-identity-audience-wrong',
    'InvalidIdentityToken',
    webIdentity,
    'The web identity token provided could not be validated. See the AssumeRoleWithWebIdentity documentation for requirements.',
  ],
  ['sts-web-identity-token-invalid', 'InvalidIdentityToken', webIdentity, 'Missing a required claim: aud'],
  [
    'sts-web-identity-token-invalid',
    'InvalidIdentityToken',
    webIdentity,
    "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements",
  ],
  [
    'sts-web-identity-token-expired',
    'ExpiredTokenException',
    webIdentity,
    'Token expired: current date/time 1795256400 must be before the expiration date/time 1795250000',
  ],
  ['sts-identity-provider-rejected', 'IDPRejectedClaim', webIdentity, 'The identity provider reported failure'],
  ['sts-identity-provider-unreachable', 'IDPCommunicationError', webIdentity, 'The identity provider did not answer'],
  ['sts-region-disabled', 'RegionDisabledException', 'AssumeRole', 'STS is not activated in this region for account'],
  ['sts-session-policy-refused', 'MalformedPolicyDocument', 'AssumeRole', 'Syntax errors in policy.'],
  [
    'sts-session-tags-refused',
    'InvalidParameterValue',
    'AssumeRole',
    'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
  ],
  [
    'sts-source-identity-refused',
    'ValidationError',
    'AssumeRole',
    'The source identity is already set for this assume role session',
  ],
  ['aws-asked-too-often', 'Throttling', 'AssumeRole', 'Rate exceeded'],
  ['aws-asked-too-often', 'SlowDown', 'ListBuckets', 'Please reduce your request rate.'],
  ['aws-failing', 'InternalFailure', 'GetCallerIdentity', ''],
].map(([code, error, operation, message]) => failureText(code, error, operation, message));

function failureText(code = '', error = '', operation = '', message = ''): FailureText {
  if (!isGuidanceCode(code)) throw new Error(`no guidance ${code}`);
  return { code, error, operation, message };
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
    code: 'sts-role-trust-refuses',
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
  {
    code: 'sts-key-malformed',
    error: 'IncompleteSignature',
    operation: 'GetCallerIdentity',
    message: "'1EXAMPLE/20261121/us-east-1/sts/aws4_request' not a valid key=value pair (missing equal-sign)",
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
    code: 's3-bucket-policy-denies',
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
  ...identityCenterTexts,
  ...webIdentityTexts,
];

/** Texts that come as they are, from programs and from the system. */
export const otherTexts: readonly FailureText[] = [
  { code: 'network-name-unknown', message: 'getaddrinfo ENOTFOUND sts.amazonaws.com' },
  { code: 'network-name-unknown', message: 'getaddrinfo EAI_AGAIN sts.eu-west-1.amazonaws.com' },
  { code: 'network-refused', message: 'connect ECONNREFUSED 127.0.0.1:4566' },
  { code: 'network-refused', message: 'Could not connect to the endpoint URL: "http://localhost:4566/"' },
  { code: 'network-timeout', message: 'Connect timeout on endpoint URL: "https://sts.amazonaws.com/"' },
  { code: 'network-timeout', message: 'connect ETIMEDOUT 203.0.113.1:443' },
  { code: 'network-broken-off', message: 'socket hang up' },
  {
    code: 'network-broken-off',
    message:
      'Connection was closed before we received a valid response from endpoint URL: "https://sts.amazonaws.com/".',
  },
  { code: 'network-proxy-sign-in', message: 'Tunnel connection failed: 407 Proxy Authentication Required' },
  {
    code: 'sso-sign-in-needed',
    message: 'Error loading SSO Token: Token for https://herons.awsapps.com/start does not exist',
  },
  {
    code: 'sso-sign-in-needed',
    message:
      'The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile.',
  },
  {
    code: 'process-failed',
    message: 'Error when retrieving credentials from custom-process: heron: not signed in',
  },
  {
    code: 'process-output-unreadable',
    message: "Unsupported version '2' for credential process provider, supported versions: 1",
  },
  {
    code: 'network-certificate',
    message:
      'SSL validation failed for https://sts.amazonaws.com/ [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate in certificate chain (_ssl.c:1000)',
  },
  { code: 'network-certificate', message: 'self-signed certificate in certificate chain' },
  { code: 'network-not-aws', message: '<!DOCTYPE html><html><head><title>Please sign in</title></head></html>' },
];

/** Failures that only we see: nobody else's text tells them. */
export const ownFailures: readonly (readonly [GuidanceCode, Failure])[] = [
  ['network-region-unknown', { service: 'network', code: 'RegionUnknown', message: 'no region heron-west-1' }],
  ['network-name-blocked', { service: 'network', code: 'NameBlocked', message: 'sts.amazonaws.com is 0.0.0.0' }],
  ['network-captive-portal', { service: 'network', code: 'CaptivePortal', message: 'led to wifi.heron.example' }],
  ['network-captive-portal', { message: 'HTTP/1.1 511 Network Authentication Required' }],
  ['network-proxy-blocks', { service: 'network', code: 'ProxyForbids', message: 'the proxy answered HTTP 403' }],
  ['network-proxy-blocks', { service: 'network', code: 'ProxyCannotReach', message: 'the proxy answered HTTP 503' }],
  ['network-proxy-blocks', { message: "OSError('Tunnel connection failed: 403 Forbidden')" }],
  ['network-sts-isolated', { service: 'network', code: 'StsIsolated', message: 'sts.eu-west-1.amazonaws.com answers' }],
  ['sts-token-of-global-endpoint', { service: 'sts', code: 'GlobalTokenInOptInRegion', message: 'eu-south-1' }],
  ['issuer-unreachable', { service: 'identity-provider', code: 'IssuerUnreachable', message: 'HTTP 404' }],
  ['program-too-old', { code: 'ProgramTooOld', message: 'too old' }],
  ['program-known-defect', { code: 'ProgramKnownDefect', message: 'known' }],
  ['environment-not-read', { code: 'EnvironmentNotRead', message: 'not read' }],
  ['environment-overrides', { code: 'EnvironmentOverrides', message: 'goes before' }],
  ['environment-file-missing', { code: 'EnvironmentFileMissing', message: 'not there' }],
  ['proxy-unusable', { code: 'ProxyUnusable', message: 'no address' }],
  ['process-missing', { service: 'process', code: 'ENOENT', message: 'spawn heron ENOENT' }],
  ['process-keys-expired', { service: 'process', code: 'ProcessKeysExpired', message: 'over since yesterday' }],
  ['process-too-slow', { service: 'process', code: 'ProcessTooSlow', message: 'no answer' }],
  ['process-not-allowed', { service: 'process', code: 'ProcessNotAllowed', message: 'not allowed' }],
  [
    'metadata-unreachable',
    { service: 'network', operation: 'GetInstanceCredentials', code: 'EHOSTUNREACH', message: 'no way' },
  ],
  [
    'metadata-unreachable',
    { service: 'network', operation: 'GetContainerCredentials', code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' },
  ],
  [
    'metadata-without-role',
    { service: 'metadata', operation: 'GetInstanceCredentials', code: 'HTTP 404', status: 404, message: 'HTTP 404' },
  ],
  ['metadata-without-role', { service: 'metadata', code: 'NoKeys', message: 'the answer holds no keys' }],
  ['metadata-without-role', { service: 'metadata', code: 'AssumeRoleUnauthorizedAccess', message: 'EC2 cannot' }],
  ['metadata-failing', { service: 'metadata', code: 'HTTP 503', status: 503, message: 'Service Unavailable' }],
  ['network-not-aws', { service: 'network', code: 'HPE_INVALID_CONSTANT', message: 'Parse Error: Expected HTTP/' }],
  ['metadata-host-refused', { service: 'metadata', code: 'MetadataHostRefused', message: 'http://herons.example' }],
  ['token-file-unreadable', { service: 'file', code: 'ENOENT', message: 'no such file or directory' }],
  ['browser-not-back', { service: 'sso-oidc', code: 'BrowserNotBack', message: 'nobody came' }],
  ['issuer-client-refused', { service: 'identity-provider', code: 'invalid_client', message: 'unknown client' }],
  [
    'issuer-grant-refused',
    { service: 'identity-provider', code: 'invalid_grant', message: 'grant request is invalid' },
  ],
  ['issuer-id-token-missing', { service: 'identity-provider', code: 'NoIdToken', message: 'no id_token' }],
  ['network-broken-off', { service: 'network', code: 'ECONNRESET', message: 'read ECONNRESET' }],
];
