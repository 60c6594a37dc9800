import { generateKeyPairSync, sign } from 'node:crypto';
import type { WorldJsonWebKey } from '@duckbill/sandbox';

export const issuer = 'https://id.example.com/tenant';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** The key of the issuer, as its provider lists it. */
export function issuerKey(kid = 'key-1'): WorldJsonWebKey {
  return { ...publicKey.export({ format: 'jwk' }), kid };
}

/** Members of a token; undefined leaves one out. */
type Members = Readonly<Record<string, unknown>>;

/** A token of the issuer for these epoch seconds, in which some things are otherwise. */
export function webToken(now: number, claims: Members = {}, header: Members = {}): string {
  const given = { iss: issuer, aud: 'app', sub: 'canary-subject', iat: now, exp: now + 600, ...claims };
  const parts = [{ alg: 'ES256', kid: 'key-1', ...header }, given];
  const input = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}
