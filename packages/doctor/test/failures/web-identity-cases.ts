import type { GuidanceCode } from '@duckbill/core';
import type { FailureCase, Known, Stage } from './stage.ts';
import { issuerKey, webToken } from './web-token.ts';
import { webRole, type WebSetting, webStep, webWorld } from './web-world.ts';

interface Token {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Stands in the file in place of a token. */
  readonly text?: string;
  readonly known?: Known;
}

function signsIn(stage: Stage, { claims, header, text, known = {} }: Token) {
  return stage.run([webStep(known)], {}, { file: text ?? webToken(stage.sandbox.clock.now(), claims, header) });
}

type Expected = Pick<FailureCase, 'code' | 'guidance'> & { readonly text?: string };

function web(title: string, expected: Expected, token: Token = {}, setting: WebSetting = {}): FailureCase {
  return { title, ...expected, world: () => webWorld(setting), meet: (stage) => signsIn(stage, token) };
}

const denied = {
  code: 'AccessDenied',
  text: 'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  guidance: 'sts-web-identity-denied',
} as const;
const notForUs = badToken('The web identity token provided could not be validated.', 'sts-web-identity-audience-wrong');
const noKey = badToken("Couldn't retrieve verification key from your identity provider,");
const notJwt = badToken('The ID Token provided is not a valid JWT.');

function badToken(text: string, guidance: GuidanceCode = 'sts-web-identity-token-invalid'): Expected {
  return { code: 'InvalidIdentityToken', text, guidance };
}

function byFault(code: string, status: number, guidance: GuidanceCode): FailureCase {
  return web(code, { code, guidance }, {}, { fault: { kind: 'error', code, status } });
}

const late = 1_900_000_000;

/** Tokens of issuers that are not accepted (aws-wire §2.5). */
export const ofWebIdentity: readonly FailureCase[] = [
  web('not the subject', denied, {}, { condition: { StringEquals: { 'id.example.com/tenant:sub': 'x' } } }),
  web('trust through a star', denied, {}, { principal: { AWS: '*' } }),
  web('no such role', denied, { known: { RoleArn: `${webRole}X` } }),
  web(
    'no provider',
    badToken('No OpenIDConnect provider found in your account for', 'sts-web-identity-provider-unknown'),
    { claims: { iss: 'https://other.example.com' } },
  ),
  web('audience not registered', notForUs, { claims: { aud: 'stranger' } }),
  web('authorized party not registered', notForUs, { claims: { azp: 'stranger' } }),
  web('two audiences', badToken('Token audience contains more than one audience', 'sts-web-identity-audience-wrong'), {
    claims: { aud: ['app', 'other'] },
  }),
  ...['iss', 'sub', 'aud', 'iat', 'exp'].map((claim) =>
    web(`without ${claim}`, badToken(`Missing a required claim: ${claim}`), { claims: { [claim]: undefined } }),
  ),
  web('a time that is no integer', badToken('Invalid timestamp in token claims.'), { claims: { nbf: 'soon' } }),
  web('issued in the future', badToken('Token issued in the future: '), { claims: { iat: late } }),
  web('not yet valid', badToken('Token not yet valid: '), { claims: { nbf: late } }),
  web(
    'expired',
    { code: 'ExpiredTokenException', text: 'Token expired: ', guidance: 'sts-web-identity-token-expired' },
    { claims: { exp: 1_700_000_000 } },
  ),
  web('no token', notJwt, { text: 'opaque' }),
  web('a crit header', notJwt, { header: { crit: ['exp'] } }),
  web('an unknown kid', noKey, { header: { kid: 'key-9' } }),
  web('an empty kid', noKey, { header: { kid: '' } }),
  web('no kid among several keys', noKey, { header: { kid: undefined } }, { keys: [issuerKey(), issuerKey('key-2')] }),
  web('a key for encryption', noKey, {}, { keys: [{ ...issuerKey(), use: 'enc' }] }),
  web('a key with key_ops', noKey, {}, { keys: [{ ...issuerKey(), key_ops: ['verify'] }] }),
  web('a key of x5c alone', noKey, {}, { keys: [{ kty: 'RSA', kid: 'key-1', x5c: ['a certificate'] }] }),
  web(
    'beyond the limit of the role',
    { code: 'ValidationError', guidance: 'sts-duration-above-role-maximum' },
    { known: { DurationSeconds: '43200' } },
  ),
  web(
    'a role that is no ARN',
    { code: 'ValidationError', guidance: 'sts-role-arn-invalid' },
    { known: { RoleArn: 'nothing-valid-in-here' } },
  ),
  byFault('IDPRejectedClaim', 403, 'sts-identity-provider-rejected'),
  byFault('IDPCommunicationError', 400, 'sts-identity-provider-unreachable'),
];
