import { createECDH, createHash, createPrivateKey, sign } from 'node:crypto';
import type { RandomBytes } from '../sessions.ts';
import type { WorldJsonWebKey } from '../world.ts';
import type { TokenNames } from './likeness.ts';

/** An issuer of tokens that exists in the sandbox alone. */
export interface PracticeIssuer {
  readonly publicKey: WorldJsonWebKey;
  /** A token with these names, good for so many seconds from `now`, in epoch seconds. */
  readonly token: (names: TokenNames, now: number, lifetime: number) => string;
}

const keyId = 'duckbill-practice';

/** An issuer whose key comes from `random`: the same for the same seed. */
export function practiceIssuer(random: RandomBytes): PracticeIssuer {
  const pair = createECDH('prime256v1');
  // Every hash is a good private key, but for chances that nobody will see.
  pair.setPrivateKey(createHash('sha256').update(random(32)).digest());
  const point = pair.getPublicKey();
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  const numbers = { kty: 'EC', crv: 'P-256', x: text(point.subarray(1, 33)), y: text(point.subarray(33, 65)) };
  const d = text(Buffer.from(pair.getPrivateKey('hex').padStart(64, '0'), 'hex'));
  const key = createPrivateKey({ key: { ...numbers, d }, format: 'jwk' });
  return {
    publicKey: { ...numbers, kid: keyId, alg: 'ES256', use: 'sig' },
    token: ({ issuer, audience, subject }, now, lifetime) => {
      const iat = Math.floor(now);
      const claims = { iss: issuer, aud: audience, sub: subject, iat, exp: iat + lifetime };
      const input = [{ alg: 'ES256', typ: 'JWT', kid: keyId }, claims]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      const signature = sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' });
      return `${input}.${signature.toString('base64url')}`;
    },
  };
}

/** What a token says of itself, unverified; undefined when it is none. */
export function readTokenNames(token: string): TokenNames | undefined {
  const [, payload = ''] = token.trim().split('.', 3);
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (typeof claims !== 'object' || claims === null) return undefined;
    const named = new Map<string, unknown>(Object.entries(claims));
    const issuer = named.get('iss');
    const audience = named.get('azp') ?? firstOf(named.get('aud'));
    const subject = named.get('sub');
    if (typeof issuer !== 'string' || !/^https?:\/\/[!-~]+$/u.test(issuer)) return undefined;
    if (typeof audience !== 'string' || audience === '') return undefined;
    return { issuer, audience, subject: typeof subject === 'string' ? subject : 'practice' };
  } catch {
    return undefined;
  }
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}
