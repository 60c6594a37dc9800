import { publicKey } from '../identity-issuer.ts';
import { roleArn, webWorld, type WebClient, type WebSetting } from '../web-client.ts';
import type { StsFailure } from './sts-failure.ts';

const notAuthorizedWeb = 'Not authorized to perform sts:AssumeRoleWithWebIdentity';
const notValidated =
  'The web identity token provided could not be validated. See the AssumeRoleWithWebIdentity documentation for requirements.';
const noKey =
  "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements";
const notJwt = 'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)';
const denied = { status: 403, code: 'AccessDenied' } as const;
const badToken = { code: 'InvalidIdentityToken' } as const;
const badKey = { ...badToken, message: noKey } as const;

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

/** Tokens of issuers that are not accepted. */
export const ofWebIdentity: readonly StsFailure[] = [
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
    produce: (client) => client.ask(client.token(), { RoleArn: roleArn, DurationSeconds: '43200' }),
  },
];
