import { ServiceFailure } from '../../service-failure.ts';
import type { WorldOidcProvider } from '../../world.ts';
import { invalidIdentityToken, type TokenClaims } from './identity-token.ts';

/** What a token says of its bearer, once its required claims are there. */
export interface Bearer {
  readonly issuer: string;
  /** A number counts as its digits. */
  readonly subject: string;
  readonly audiences: readonly string[];
  readonly authorizedParty: string | undefined;
  readonly authenticationMethods: readonly string[];
}

const required = ['iss', 'sub', 'aud', 'iat', 'exp'] as const;
const toleranceSeconds = 300;

/** Read the required claims. Throws InvalidIdentityToken for the first that is missing. */
export function readBearer(claims: TokenClaims): Bearer {
  for (const name of required) {
    if (claims.get(name) === undefined || claims.get(name) === null)
      throw invalidIdentityToken(`Missing a required claim: ${name}`);
  }
  return {
    issuer: text(claims.get('iss')),
    subject: text(claims.get('sub')),
    audiences: texts(claims.get('aud')),
    authorizedParty: claims.has('azp') ? text(claims.get('azp')) : undefined,
    authenticationMethods: texts(claims.get('amr')),
  };
}

/** Check the times against the clock, give or take five minutes (aws-wire §2.5). */
export function checkTokenTimes(claims: TokenClaims, now: number): void {
  const issuedAt = timestamp(claims.get('iat'));
  const expiresAt = timestamp(claims.get('exp'));
  const notBefore = claims.has('nbf') ? timestamp(claims.get('nbf')) : undefined;
  const earliest = Math.floor(now) - toleranceSeconds;
  const latest = Math.floor(now) + toleranceSeconds;
  if (earliest >= expiresAt) {
    const message = `Token expired: current date/time ${earliest} must be before the expiration date/time ${expiresAt}`;
    throw new ServiceFailure(400, 'ExpiredTokenException', message);
  }
  if (issuedAt > latest) throw invalidIdentityToken(`Token issued in the future: ${issuedAt}`);
  if (notBefore !== undefined && notBefore > latest) {
    throw invalidIdentityToken(
      `Token not yet valid: current date/time ${latest} must be after or equal to the not-before date/time ${notBefore}`,
    );
  }
}

/** Whom the token was made for: `azp` where there is one, else the only `aud`. It has to be registered. */
export function checkAudience(bearer: Bearer, provider: WorldOidcProvider): string {
  const { audiences, authorizedParty } = bearer;
  if (authorizedParty === undefined && audiences.length > 1) {
    throw invalidIdentityToken('Token audience contains more than one audience while authorized party is not present');
  }
  const audience = authorizedParty ?? audiences[0] ?? '';
  if (provider.clientIds.includes(audience)) return audience;
  throw notValidated('its audience is not a client id of the provider');
}

/** The refusal that gives no reason. */
export function notValidated(because: string): ServiceFailure {
  const message =
    'The web identity token provided could not be validated. See the AssumeRoleWithWebIdentity documentation for requirements.';
  return invalidIdentityToken(message, because);
}

/** An integer, as a number or as its digits. */
function timestamp(value: unknown): number {
  const seconds = typeof value === 'string' && /^-?[0-9]{1,15}$/.test(value) ? Number(value) : value;
  if (typeof seconds === 'number' && Number.isSafeInteger(seconds)) return seconds;
  throw invalidIdentityToken('Invalid timestamp in token claims.');
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function texts(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map(text) : [text(value)];
}
