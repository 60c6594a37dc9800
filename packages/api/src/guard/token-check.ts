import { decodeJwt, errors, type FetchImplementation, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { type OperatorFile, readOperatorFile } from '../operator-file.ts';
import type { FieldError } from '../problem.ts';
import { type IssuerConfig, type OidcConfig, oidcConfigSchema } from '../schemas/oidc-config.ts';
import { createValidator } from '../validator.ts';
import type { Caller } from './caller.ts';
import { IssuerUnreachable, isSafeAddress, issuerKeys } from './issuer-keys.ts';
import { callerOfClaims } from './read-claims.ts';

/** Who holds a token, or why it is not taken. */
export type TokenCheck = (token: string) => Promise<Caller | 'unknown' | 'expired' | 'unavailable'>;

export interface TokenCheckOptions {
  readonly now: () => number;
  /** Asks issuers; the global one unless given. */
  readonly fetch?: FetchImplementation;
  /** Milliseconds for one answer of an issuer; 5 seconds unless given. */
  readonly timeout?: number;
  /** Milliseconds between two questions to an issuer; 30 seconds unless given. */
  readonly cooldown?: number;
}

const usualAlgorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;
const usualTolerance = 30;

const validate = createValidator(oidcConfigSchema);

/** The configuration in a file, or why there is none in it. */
export function readOidcConfig(text: string): OperatorFile<OidcConfig> {
  return readOperatorFile(text, validate, checkIssuers);
}

/** What the schema cannot say. */
function checkIssuers(config: OidcConfig): readonly FieldError[] {
  const issuers = new Set<string>();
  const errors: FieldError[] = [];
  for (const [index, { issuer, jwksUri }] of config.issuers.entries()) {
    const pointer = `#/issuers/${index}`;
    if (issuers.has(issuer)) errors.push({ pointer: `${pointer}/issuer`, detail: 'is an earlier one' });
    if (jwksUri === undefined && !isSafeAddress(issuer))
      errors.push({ pointer: `${pointer}/issuer`, detail: 'must be https' });
    if (jwksUri !== undefined && !isSafeAddress(jwksUri))
      errors.push({ pointer: `${pointer}/jwksUri`, detail: 'must be https' });
    issuers.add(issuer);
  }
  return errors;
}

/**
 * Checks bearer tokens of OpenID Connect issuers: signature by a published key, algorithm of the list, issuer, audience,
 * time. Everything that is wrong with a token but its age is `unknown`: how it fails would help who forges it.
 */
export function tokenCheck(config: OidcConfig, options: TokenCheckOptions): TokenCheck {
  const { now, fetch: ask = globalThis.fetch, timeout = 5000, cooldown = 30_000 } = options;
  const issuers = new Map<string, { readonly issuer: IssuerConfig; readonly keys: JWTVerifyGetKey }>(
    config.issuers.map((issuer) => [
      issuer.issuer,
      { issuer, keys: issuerKeys(issuer, { timeout, cooldown, now, fetch: ask }) },
    ]),
  );
  return async (token) => {
    const found = issuers.get(issuerOf(token) ?? '');
    if (found === undefined) return 'unknown';
    const { issuer, keys } = found;
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: issuer.issuer,
        audience: typeof issuer.audience === 'string' ? issuer.audience : [...issuer.audience],
        algorithms: [...(issuer.algorithms ?? usualAlgorithms)],
        clockTolerance: issuer.clockTolerance ?? usualTolerance,
        // A token without an end would be good for ever.
        requiredClaims: ['exp'],
        currentDate: new Date(now()),
      });
      return callerOfClaims(payload, issuer) ?? 'unknown';
    } catch (error) {
      if (isOfIssuer(error)) return 'unavailable';
      return error instanceof errors.JWTExpired ? 'expired' : 'unknown';
    }
  };
}

/** Whose token it says to be: chooses the keys, is believed after their check only. */
function issuerOf(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

/** Whether the issuer is at fault, and not the token. */
function isOfIssuer(error: unknown): boolean {
  if (error instanceof IssuerUnreachable || error instanceof errors.JWKSTimeout) return true;
  if (error instanceof errors.JWKSInvalid) return true;
  // What jose says of an answer that is no set of keys.
  return error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC';
}
