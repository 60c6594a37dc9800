import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { WorldJsonWebKey } from '@duckbill/sandbox';

/** What a test wants in a token, and by whose key it is signed. */
export interface TokenWish {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** The name of the key. */
  readonly signedBy: string;
  /** JSON to put before the closing brace of the claims, so as to repeat one. */
  readonly rawClaimsSuffix?: string;
}

interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const curves: Readonly<Record<string, string>> = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' };
const made = new Map<string, KeyPair>();

/** The key pair of a name, for an algorithm; made once, since that is slow. */
function keyPair(name: string, algorithm: string): KeyPair {
  const curve = curves[algorithm];
  const known = made.get(`${name} ${curve ?? 'RSA'}`);
  if (known !== undefined) return known;
  const pair =
    curve === undefined
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: curve });
  made.set(`${name} ${curve ?? 'RSA'}`, pair);
  return pair;
}

/** The public key of a name as a provider lists it. */
export function publicKey(name: string, algorithm = 'RS256'): WorldJsonWebKey {
  return { ...keyPair(name, algorithm).publicKey.export({ format: 'jwk' }), kid: name };
}

/** Sign a token by node:crypto alone, independently of the library under test. */
export function signToken({ header, claims, signedBy, rawClaimsSuffix }: TokenWish): string {
  const algorithm = String(header['alg']);
  const text = JSON.stringify(claims);
  const whole = rawClaimsSuffix === undefined ? text : `${text.slice(0, -1)}${rawClaimsSuffix}}`;
  const input = [JSON.stringify(header), whole].map((part) => Buffer.from(part).toString('base64url')).join('.');
  const { privateKey } = keyPair(signedBy, algorithm);
  const signature = sign(`sha${algorithm.slice(2)}`, Buffer.from(input), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  return `${input}.${signature.toString('base64url')}`;
}
