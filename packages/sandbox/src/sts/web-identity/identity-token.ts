import { ServiceFailure } from '../../service-failure.ts';

/** Claims by name; a Map, since the names are the token's. */
export type TokenClaims = ReadonlyMap<string, unknown>;

/** A token taken apart, before anybody has verified it. */
export interface IdentityToken {
  readonly compact: string;
  readonly header: { readonly alg: string | undefined; readonly kid: string | undefined };
  readonly claims: TokenClaims;
}

/** A refusal of the token. `because` tells the journal what the text does not. */
export function invalidIdentityToken(text: string, because?: string): ServiceFailure {
  return new ServiceFailure(400, 'InvalidIdentityToken', text, because === undefined ? {} : { because });
}

/**
 * Take a compact JWT apart. Throws InvalidIdentityToken for what is none, and for one with a `crit` header
 * (aws-wire §2.5).
 */
export function readIdentityToken(compact: string): IdentityToken {
  const [header, payload, signature, ...rest] = compact.split('.');
  if (signature === undefined || rest.length > 0) throw notJwt('it does not have three parts');
  const head = jsonObject(header);
  const claims = jsonObject(payload);
  if (head === undefined || claims === undefined) throw notJwt('its header or its claims are no JSON object');
  if (head.has('crit')) throw notJwt('its header has crit');
  return { compact, header: { alg: textOf(head.get('alg')), kid: textOf(head.get('kid')) }, claims };
}

function notJwt(because: string): ServiceFailure {
  const text = 'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)';
  return invalidIdentityToken(text, because);
}

function jsonObject(part: string | undefined): ReadonlyMap<string, unknown> | undefined {
  if (part === undefined || !/^[A-Za-z0-9_-]+$/.test(part)) return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? new Map(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
