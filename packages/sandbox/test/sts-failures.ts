import { mfaRole, mfaRoleWorld, type SandboxWorld, type WorldFault } from '@duckbill/sandbox';
import { publicKey } from './identity-issuer.ts';
import { credentialsIn, keysOf, type Answer } from './practice-client.ts';
import { amzDateOf } from './sign-request.ts';
import { roleArn as webRoleArn, webWorld, type WebClient, type WebSetting } from './web-client.ts';

/**
 * A failure of STS (aws-wire §2.5) and how the sandbox comes to answer so. Every text is AWS's, to the letter; where it
 * names moments or versions of the caller, `message` is made from the client.
 */
export interface StsFailure {
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly message: string | undefined | ((client: WebClient) => string);
  /** The guide's world when absent. */
  readonly world?: () => SandboxWorld;
  readonly produce: (client: WebClient) => Promise<Answer>;
}

const { user, narrowUser, inactiveKey } = mfaRole;
const keys = keysOf(user);
const who = 'GetCallerIdentity';
const second = 'arn:aws:iam::111122223333:role/Second';

const managedPolicy = 'arn:aws:iam::111122223333:policy/all';
const allowAll = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } };

const invalidCode = 'MultiFactorAuthentication failed with invalid MFA one time pass code. ';
const unable =
  'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.';
const both = 'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.';
const tokenInvalid = 'The security token included in the request is invalid.';
const wrongSignature =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
const notAuthorizedWeb = 'Not authorized to perform sts:AssumeRoleWithWebIdentity';
const notValidated =
  'The web identity token provided could not be validated. See the AssumeRoleWithWebIdentity documentation for requirements.';
const noKey =
  "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements";
const notJwt = 'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)';

function notAuthorized(role: string): string {
  return `User: ${user.arn} is not authorized to perform: sts:AssumeRole on resource: ${role}`;
}

function assumes(params: Readonly<Record<string, string>>): (client: WebClient) => Promise<Answer> {
  return (client) => client.assume(params);
}

/** Without the device that `assume` sends. */
function assumesWithoutMfa(params: Readonly<Record<string, string>>): (client: WebClient) => Promise<Answer> {
  return (client) => client.sts(keys, 'AssumeRole', { RoleSessionName: 's1', RoleArn: mfaRole.roleArn, ...params });
}

/** Roles that the user may assume without MFA, with all that a session can carry, and a second one for the first. */
function openWorld(): SandboxWorld {
  const world = mfaRoleWorld();
  const trust = (principal: string): Record<string, unknown> => ({
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { AWS: principal },
      Action: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'],
    },
  });
  const roles = world.roles.map((role) => ({ ...role, trust: trust(user.arn) }));
  const last = {
    arn: second,
    roleId: 'SECOND',
    trust: trust(mfaRole.roleArn),
    policies: [],
    maxSessionDuration: 43_200,
  };
  return { ...world, roles: [...roles, last] };
}

/** Go on from a session of the role to the second one. */
function chains(
  first: Readonly<Record<string, string>>,
  then: Readonly<Record<string, string>>,
): (client: WebClient) => Promise<Answer> {
  return async (client) => {
    const session = credentialsIn(await client.assume(first));
    return client.sts(session, 'AssumeRole', { RoleArn: second, RoleSessionName: 's2', ...then });
  };
}

function web(
  title: string,
  failure: Pick<StsFailure, 'code' | 'message'> & { readonly status?: number },
  claims: Parameters<WebClient['token']>[0] = {},
  wish: Parameters<WebClient['token']>[1] = {},
  setting: WebSetting = {},
): StsFailure {
  return {
    title: `web identity: ${title}`,
    status: 400,
    ...failure,
    world: () => webWorld(setting),
    produce: (client) => client.ask(client.token(claims, wish)),
  };
}

/** A failure that no state of a world brings about, but its `faults` do. */
function byFault(status: number, code: string, message: string | undefined, fault: WorldFault): StsFailure {
  return {
    title: `fault: ${code}`,
    status,
    code,
    message,
    world: () => ({ ...mfaRoleWorld(), faults: [fault] }),
    produce: (client) => client.sts(keys, who),
  };
}

const denied = { status: 403, code: 'AccessDenied' } as const;
const badCredentials = { status: 403, code: 'InvalidClientTokenId', message: tokenInvalid } as const;
const badSignature = { status: 403, code: 'SignatureDoesNotMatch' } as const;
const badValue = { status: 400, code: 'ValidationError' } as const;
const badTags = { status: 400, code: 'InvalidParameterValue', world: openWorld } as const;
const badToken = { code: 'InvalidIdentityToken' } as const;
const badKey = { ...badToken, message: noKey } as const;

const withMfa: readonly StsFailure[] = [
  {
    title: 'a wrong code',
    ...denied,
    message: invalidCode,
    produce: (client) => client.assume({ TokenCode: client.code(user, 100) }),
  },
  {
    title: 'an old code',
    ...denied,
    message: invalidCode,
    produce: (client) => client.assume({ TokenCode: client.code(user, -3) }),
  },
  {
    title: 'a code for the second time',
    ...denied,
    message: invalidCode,
    produce: async (client) => {
      await client.assume();
      return client.assume();
    },
  },
  {
    title: 'a serial number of no device',
    ...denied,
    message: unable,
    produce: assumes({ SerialNumber: 'arn:aws:iam::111122223333:mfa/nowhere' }),
  },
  {
    title: 'a device of somebody else',
    ...denied,
    message: unable,
    produce: (client) => client.assume({ SerialNumber: narrowUser.mfaSerial, TokenCode: client.code(narrowUser) }),
  },
  {
    title: 'the tenth verification in three minutes, with a right code',
    ...denied,
    message: unable,
    produce: async (client) => {
      for (let count = 0; count < 9; count += 1) await client.assume({ TokenCode: client.code(user, 50 + count) });
      return client.assume();
    },
  },
  {
    title: 'a serial number alone',
    ...denied,
    message: both,
    produce: assumesWithoutMfa({ SerialNumber: user.mfaSerial }),
  },
  { title: 'a code alone', ...denied, message: both, produce: assumesWithoutMfa({ TokenCode: '123456' }) },
];

const ofAuthorization: readonly StsFailure[] = [
  { title: 'MFA missing', ...denied, message: notAuthorized(mfaRole.roleArn), produce: assumesWithoutMfa({}) },
  {
    title: 'not trusted',
    ...denied,
    message: notAuthorized(mfaRole.foreignRoleArn),
    produce: assumes({ RoleArn: mfaRole.foreignRoleArn }),
  },
  {
    title: 'external id wrong',
    ...denied,
    message: notAuthorized(mfaRole.externalIdRoleArn),
    produce: assumes({ RoleArn: mfaRole.externalIdRoleArn, ExternalId: 'wrong' }),
  },
  {
    title: 'no such role',
    ...denied,
    message: notAuthorized(`${mfaRole.roleArn}X`),
    produce: assumes({ RoleArn: `${mfaRole.roleArn}X` }),
  },
  {
    title: 'a session that wants a session token',
    ...denied,
    message: 'Cannot call GetSessionToken with session credentials',
    produce: async (client) => client.sts(credentialsIn(await client.assume()), 'GetSessionToken'),
  },
];

const ofCredentials: readonly StsFailure[] = [
  {
    title: 'unknown key',
    ...badCredentials,
    produce: (client) => client.sts({ accessKeyId: 'DUCKUSERNOBODY000001', secret: 'x' }, who),
  },
  { title: 'inactive key', ...badCredentials, produce: (client) => client.sts(keysOf(inactiveKey), who) },
  {
    title: 'session token missing',
    ...badCredentials,
    produce: async (client) => {
      const { accessKeyId, secret } = credentialsIn(await client.assume());
      return client.sts({ accessKeyId, secret }, who);
    },
  },
  {
    title: 'session token of another key',
    ...badCredentials,
    produce: async (client) => {
      const { token = '' } = credentialsIn(await client.sts(keys, 'GetSessionToken'));
      return client.sts({ ...credentialsIn(await client.assume()), token }, who);
    },
  },
  {
    title: 'role deleted',
    ...badCredentials,
    produce: async (client) => {
      const session = credentialsIn(await client.assume());
      client.handler.changeWorld({ ...client.handler.world, roles: [] });
      return client.sts(session, who);
    },
  },
  {
    title: 'session over',
    status: 403,
    code: 'ExpiredToken',
    message: 'The security token included in the request is expired',
    produce: async (client) => {
      const session = credentialsIn(await client.assume());
      client.now += 3600;
      return client.sts(session, who);
    },
  },
];

const ofSignatures: readonly StsFailure[] = [
  {
    title: 'wrong secret',
    ...badSignature,
    message: wrongSignature,
    produce: (client) => client.sts({ ...keys, secret: 'x' }, who),
  },
  {
    title: 'clock behind',
    ...badSignature,
    message: ({ now }) =>
      `Signature expired: ${amzDateOf(now - 3600)} is now earlier than ${amzDateOf(now - 900)} (${amzDateOf(now)} - 15 min.)`,
    produce: (client) => client.sts(keys, who, {}, { amzDate: amzDateOf(client.now - 3600) }),
  },
  {
    title: 'clock ahead',
    ...badSignature,
    message: ({ now }) =>
      `Signature not yet current: ${amzDateOf(now + 3600)} is still later than ${amzDateOf(now + 900)} (${amzDateOf(now)} + 15 min.)`,
    produce: (client) => client.sts(keys, who, {}, { amzDate: amzDateOf(client.now + 3600) }),
  },
  {
    title: 'region that there is not',
    ...badSignature,
    message: 'Credential should be scoped to a valid region. ',
    produce: (client) => client.sts(keys, who, {}, { region: 'mars' }),
  },
  {
    title: 'scope of another service',
    ...badSignature,
    message: "Credential should be scoped to correct service: 'sts'. ",
    produce: (client) => client.sts(keys, who, {}, { service: 's3' }),
  },
  {
    title: 'a space in the key',
    status: 403,
    code: 'IncompleteSignature',
    message: undefined,
    produce: (client) => client.sts({ ...keys, accessKeyId: `${keys.accessKeyId} ` }, who),
  },
  {
    title: 'unsigned',
    status: 403,
    code: 'MissingAuthenticationToken',
    message: 'Request is missing Authentication Token',
    produce: (client) => client.ask('', { Action: who }),
  },
];

const tooShort =
  "Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900";

const ofParameters: readonly StsFailure[] = [
  {
    title: 'duration too short',
    ...badValue,
    message: `1 validation error detected: ${tooShort}`,
    produce: assumes({ DurationSeconds: '899' }),
  },
  {
    title: 'two values wrong',
    ...badValue,
    message: `2 validation errors detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*; ${tooShort}`,
    produce: assumes({ DurationSeconds: '899', RoleSessionName: 'a b' }),
  },
  {
    title: "beyond the role's own limit",
    ...badValue,
    message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    produce: assumes({ DurationSeconds: '43200' }),
  },
  {
    title: 'beyond an hour in a chain',
    ...badValue,
    message: 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    world: openWorld,
    produce: chains({}, { DurationSeconds: '3601' }),
  },
  {
    title: 'another source identity',
    ...badValue,
    message: 'The source identity is already set for this assume role session',
    world: openWorld,
    produce: chains({ SourceIdentity: 'ann' }, { SourceIdentity: 'bob' }),
  },
  {
    title: 'a role that is no ARN',
    ...badValue,
    message: 'nothing-valid-in-here is invalid',
    produce: assumes({ RoleArn: 'nothing-valid-in-here' }),
  },
  {
    title: 'a transitive key that is not requested',
    ...badTags,
    message: 'The specified transitive tag key must be included in the requested tags.',
    produce: assumes({ 'TransitiveTagKeys.member.1': 'team' }),
  },
  {
    title: 'one tag twice',
    ...badTags,
    message: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    produce: assumes({ 'Tags.member.1.Key': 'team', 'Tags.member.2.Key': 'TEAM' }),
  },
  {
    title: 'a tag that the calling session hands down',
    ...badTags,
    message:
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    produce: chains(
      { 'Tags.member.1.Key': 'team', 'Tags.member.1.Value': 'blue', 'TransitiveTagKeys.member.1': 'team' },
      { 'Tags.member.1.Key': 'team', 'Tags.member.1.Value': 'red' },
    ),
  },
  {
    title: 'a policy that is no JSON',
    status: 400,
    code: 'MalformedPolicyDocument',
    message: 'The policy is not in the valid JSON format.',
    produce: assumes({ Policy: '{' }),
  },
  {
    title: 'policies too large together',
    status: 400,
    code: 'PackedPolicyTooLarge',
    message: 'Packed policy consumes 102% of allotted space, please use smaller policy.',
    world: () => ({ ...mfaRoleWorld(), managedPolicies: { [managedPolicy]: allowAll } }),
    produce: assumes({ Policy: JSON.stringify(allowAll).padEnd(2048), 'PolicyArns.member.1.arn': managedPolicy }),
  },
  {
    title: 'an action that there is not',
    status: 400,
    code: 'InvalidAction',
    message: 'Could not find operation Nonsense for version 2011-06-15',
    produce: (client) => client.sts(keys, 'Nonsense'),
  },
];

const ofWebIdentity: readonly StsFailure[] = [
  web(
    'not the subject',
    { ...denied, message: notAuthorizedWeb },
    {},
    {},
    { condition: { StringEquals: { 'id.example.com/tenant:sub': 'x' } } },
  ),
  web('trust through a star', { ...denied, message: notAuthorizedWeb }, {}, {}, { principal: { AWS: '*' } }),
  web(
    'no provider',
    { ...badToken, message: 'No OpenIDConnect provider found in your account for https://other.example.com' },
    { iss: 'https://other.example.com' },
  ),
  web('audience not registered', { ...badToken, message: notValidated }, { aud: 'stranger' }),
  web('authorized party not registered', { ...badToken, message: notValidated }, { azp: 'stranger' }),
  web(
    'two audiences',
    { ...badToken, message: 'Token audience contains more than one audience while authorized party is not present' },
    { aud: ['app', 'other'] },
  ),
  ...['iss', 'sub', 'aud', 'iat', 'exp'].map((claim) =>
    web(`without ${claim}`, { ...badToken, message: `Missing a required claim: ${claim}` }, { [claim]: undefined }),
  ),
  web('a time that is no integer', { ...badToken, message: 'Invalid timestamp in token claims.' }, { nbf: 'soon' }),
  web(
    'issued in the future',
    { ...badToken, message: 'Token issued in the future: 1900000000' },
    { iat: 1_900_000_000 },
  ),
  web(
    'not yet valid',
    {
      ...badToken,
      message: ({ now }) =>
        `Token not yet valid: current date/time ${now + 300} must be after or equal to the not-before date/time 1900000000`,
    },
    { nbf: 1_900_000_000 },
  ),
  web(
    'expired',
    {
      code: 'ExpiredTokenException',
      message: ({ now }) =>
        `Token expired: current date/time ${now - 300} must be before the expiration date/time 1700000000`,
    },
    { exp: 1_700_000_000 },
  ),
  { ...web('no token', { ...badToken, message: notJwt }), produce: (client) => client.ask('opaque') },
  web('a crit header', { ...badToken, message: notJwt }, {}, { header: { alg: 'RS256', kid: 'key-1', crit: ['exp'] } }),
  web('an unknown kid', badKey, {}, { header: { alg: 'RS256', kid: 'key-9' } }),
  web('an empty kid', badKey, {}, { header: { alg: 'RS256', kid: '' } }),
  web(
    'no kid among several keys',
    badKey,
    {},
    { header: { alg: 'RS256' } },
    { keys: [publicKey('key-1'), publicKey('key-2')] },
  ),
  web('a key for encryption', badKey, {}, {}, { keys: [{ ...publicKey('key-1'), use: 'enc' }] }),
  web('a key with key_ops', badKey, {}, {}, { keys: [{ ...publicKey('key-1'), key_ops: ['verify'] }] }),
  web('a key of x5c alone', badKey, {}, {}, { keys: [{ kty: 'RSA', kid: 'key-1', x5c: ['a certificate'] }] }),
  {
    ...web('beyond the limit of the role', {
      code: 'ValidationError',
      message: 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    }),
    produce: (client) => client.ask(client.token(), { RoleArn: webRoleArn, DurationSeconds: '43200' }),
  },
];

const faults: readonly StsFailure[] = [
  byFault(400, 'Throttling', 'Rate exceeded', { kind: 'throttle' }),
  byFault(500, 'InternalFailure', 'An internal error occurred. Retry your request.', { kind: 'server-error' }),
  byFault(403, 'RegionDisabledException', undefined, { kind: 'error', status: 403, code: 'RegionDisabledException' }),
  byFault(403, 'IDPRejectedClaim', undefined, { kind: 'error', status: 403, code: 'IDPRejectedClaim' }),
  byFault(400, 'IDPCommunicationError', undefined, { kind: 'error', status: 400, code: 'IDPCommunicationError' }),
];

/** Every failure of aws-wire §2.5, and those that only faults bring about. */
export const stsFailures: readonly StsFailure[] = [
  ...withMfa,
  ...ofAuthorization,
  ...ofCredentials,
  ...ofSignatures,
  ...ofParameters,
  ...ofWebIdentity,
  ...faults,
];
