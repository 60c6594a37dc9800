import { compactVerify, importJWK, type JWK } from 'jose';
import type { Exchange } from '../../exchange.ts';
import type { WorldJsonWebKey, WorldOidcProvider } from '../../world.ts';
import { invalidIdentityToken, type IdentityToken } from './identity-token.ts';
import { fetchIssuerKeys } from './issuer-keys.ts';
import { notValidated } from './token-claims.ts';

/** RSA and elliptic curves alike (aws-wire §2.5). */
const algorithms: ReadonlySet<string> = new Set(['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512']);

/** Verify the signature of a token with the key of its provider. Throws InvalidIdentityToken. */
export async function verifyToken(
  exchange: Exchange,
  token: IdentityToken,
  provider: WorldOidcProvider,
): Promise<void> {
  const { alg } = token.header;
  if (alg === undefined || !algorithms.has(alg)) throw notValidated('its algorithm is not one that STS takes');
  const keys = provider.keys ?? (await keysFromIssuer(exchange, provider));
  const key = findKey(keys, token.header.kid);
  if (typeof key === 'string') throw noKey(key);
  let imported;
  try {
    imported = await importJWK(publicPart(key), alg);
  } catch {
    throw noKey('the key of the provider cannot be used with the algorithm of the token');
  }
  try {
    await compactVerify(token.compact, imported, { algorithms: [alg] });
  } catch {
    throw notValidated('its signature is not by the key that its kid names');
  }
}

async function keysFromIssuer(exchange: Exchange, provider: WorldOidcProvider): Promise<readonly WorldJsonWebKey[]> {
  const fetched = await fetchIssuerKeys(provider.url, exchange.fetchJson);
  if (typeof fetched === 'string') throw noKey(fetched);
  return fetched;
}

function noKey(because: string): Error {
  const text =
    "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements";
  return invalidIdentityToken(text, because);
}

/** The key that a token names, or why there is none. Without `kid` only a lone key counts, and an empty one names none. */
function findKey(keys: readonly WorldJsonWebKey[], kid: string | undefined): WorldJsonWebKey | string {
  const [key, another] = kid === undefined ? keys : keys.filter((one) => kid !== '' && one['kid'] === kid);
  if (key === undefined) return 'the provider has no key of this kid';
  if (kid === undefined && another !== undefined) return 'the token names no kid, and the provider has several keys';
  if (key['use'] !== undefined && key['use'] !== 'sig') return 'the key is not for signatures (use)';
  if (key['key_ops'] !== undefined) return 'the key has key_ops, which STS does not take';
  if (key['n'] === undefined && key['x'] === undefined) return 'the key has no numbers of its own (x5c alone)';
  return key;
}

/** The numbers of a public key; a private one among them is left out. */
function publicPart(key: WorldJsonWebKey): JWK {
  const part: JWK = {};
  for (const name of ['kty', 'n', 'e', 'crv', 'x', 'y'] as const) {
    const value = key[name];
    if (typeof value === 'string') part[name] = value;
  }
  return part;
}
