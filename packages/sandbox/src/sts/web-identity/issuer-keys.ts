import { isLoopbackUrl } from '../../loopback.ts';
import type { WorldJsonWebKey } from '../../world.ts';

/** GET a JSON document. Rejects with an error that says why there is none. */
export type FetchJson = (url: string) => Promise<unknown>;

/**
 * The keys that an issuer publishes: its discovery document names the address. Only issuers on this computer are asked;
 * the text says why there are no keys.
 */
export async function fetchIssuerKeys(
  issuer: string,
  fetchJson: FetchJson | undefined,
): Promise<readonly WorldJsonWebKey[] | string> {
  if (fetchJson === undefined) return 'this sandbox does not fetch keys';
  if (!isLoopbackUrl(issuer)) return 'the sandbox fetches keys from this computer only, and the world has none';
  try {
    const discovery = await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    const address = isObject(discovery) ? discovery['jwks_uri'] : undefined;
    if (typeof address !== 'string') return 'the discovery document of the issuer names no jwks_uri';
    if (!isLoopbackUrl(address)) return 'the jwks_uri of the issuer is not on this computer';
    const set = await fetchJson(address);
    const keys: unknown = isObject(set) ? set['keys'] : undefined;
    return Array.isArray(keys) ? keys.filter(isObject) : 'the issuer publishes no keys';
  } catch (error) {
    return `the issuer does not answer: ${error instanceof Error ? error.message : 'no reason given'}`;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
