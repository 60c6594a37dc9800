import { createRemoteJWKSet, customFetch, type FetchImplementation, type JWTVerifyGetKey } from 'jose';
import type { IssuerConfig } from '../schemas/oidc-config.ts';

/** The public keys of an issuer cannot be had at the moment. */
export class IssuerUnreachable extends Error {
  constructor() {
    super('the keys of the issuer cannot be had');
    this.name = 'IssuerUnreachable';
  }
}

export interface IssuerKeysOptions {
  /** Milliseconds for one answer of the issuer. */
  readonly timeout: number;
  /** Milliseconds between two questions to it: neither unknown key ids nor its failures make us flood it. */
  readonly cooldown: number;
  readonly now: () => number;
  readonly fetch: FetchImplementation;
}

/** Bytes of what an issuer answers. */
const largestAnswer = 512 * 1024;

/**
 * Finds the public key of a token, asking the issuer when needed; throws `IssuerUnreachable` where that fails. Addresses
 * are of the operator's file or of the issuer's own discovery document, never of a token (`jku`, `x5u` are not read).
 */
export function issuerKeys(issuer: IssuerConfig, options: IssuerKeysOptions): JWTVerifyGetKey {
  const { timeout, cooldown, now } = options;
  let failed = -Infinity;
  let keys: Promise<JWTVerifyGetKey> | undefined;

  const fetchTold: FetchImplementation = async (url, init) => {
    // jose rests after answers, not after failures.
    if (now() - failed < cooldown) throw new IssuerUnreachable();
    try {
      const response = await options.fetch(url, init);
      if (response.status !== 200) throw new IssuerUnreachable();
      return await withinLimit(response);
    } catch {
      failed = now();
      throw new IssuerUnreachable();
    }
  };

  async function open(): Promise<JWTVerifyGetKey> {
    const address = issuer.jwksUri ?? (await discover(issuer.issuer, fetchTold, timeout));
    if (!isSafeAddress(address)) throw new IssuerUnreachable();
    return createRemoteJWKSet(new URL(address), {
      timeoutDuration: timeout,
      cooldownDuration: cooldown,
      [customFetch]: fetchTold,
    });
  }

  return async (header, token) => {
    keys ??= open();
    let resolve: JWTVerifyGetKey;
    try {
      resolve = await keys;
    } catch {
      keys = undefined;
      throw new IssuerUnreachable();
    }
    return resolve(header, token);
  };
}

/** https; plain http where nobody can listen: on the loopback. */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname));
}

/** OpenID Connect Discovery 1.0 §4: the document has to name the issuer that was asked. */
async function discover(issuer: string, fetch: FetchImplementation, timeout: number): Promise<string> {
  const address = `${issuer.endsWith('/') ? issuer.slice(0, -1) : issuer}/.well-known/openid-configuration`;
  if (!isSafeAddress(address)) throw new IssuerUnreachable();
  const init = { method: 'GET', redirect: 'manual', headers: new Headers({ Accept: 'application/json' }) } as const;
  const response = await fetch(address, { ...init, signal: AbortSignal.timeout(timeout) });
  const found: unknown = await response.json();
  if (typeof found !== 'object' || found === null || !('issuer' in found) || !('jwks_uri' in found))
    throw new IssuerUnreachable();
  if (found.issuer !== issuer || typeof found.jwks_uri !== 'string') throw new IssuerUnreachable();
  return found.jwks_uri;
}

async function withinLimit(response: Response): Promise<Response> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > largestAnswer) throw new IssuerUnreachable();
    parts.push(part);
  }
  return new Response(Buffer.concat(parts), { status: 200, headers: { 'Content-Type': 'application/json' } });
}
