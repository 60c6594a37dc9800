import type { PolicyDocument } from './world.ts';

export interface SessionTag {
  readonly key: string;
  readonly value: string;
}

/** What temporary credentials stand for. */
export type SessionIdentity =
  | {
      readonly kind: 'role-session';
      readonly roleArn: string;
      /** The id of the role that issued it: a role made anew under the same ARN does not count. */
      readonly roleId: string;
      readonly sessionName: string;
      readonly sessionPolicies: readonly PolicyDocument[] | undefined;
      readonly sourceIdentity: string | undefined;
      readonly tags: readonly SessionTag[];
      readonly transitiveTagKeys: readonly string[];
      /** The ARN of the identity provider, where a token opened the session. */
      readonly federatedProvider?: string;
    }
  | {
      readonly kind: 'federated-user';
      /** The user that vouches for it. */
      readonly userArn: string;
      readonly name: string;
      /** Without any it may do nothing. */
      readonly sessionPolicies: readonly PolicyDocument[];
      readonly tags: readonly SessionTag[];
    }
  | {
      readonly kind: 'session-token';
      readonly userArn: string;
      /** When the code was verified, in epoch seconds; undefined without MFA. */
      readonly mfaAt: number | undefined;
    };

export interface Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly identity: SessionIdentity;
}

export type RandomBytes = (length: number) => Uint8Array;

/** Not AWS's prefixes: nobody shall take these for real keys, nor a secret scanner. */
export const temporaryKeyPrefix = 'DUCKTEMP';
export const longTermKeyPrefix = 'DUCKUSER';
const tokenPrefix = 'DuckToken/';
const tokenBytes = 120;
const tokenLength = tokenPrefix.length + (tokenBytes / 3) * 4;

/** The temporary credentials that the sandbox has issued. */
export class SessionStore {
  readonly #random: RandomBytes;
  readonly #sessions = new Map<string, Session>();

  constructor(random: RandomBytes) {
    this.#random = random;
  }

  /** New credentials for an identity. */
  issue(identity: SessionIdentity, now: number, durationSeconds: number): Session {
    const session: Session = {
      accessKeyId: `${temporaryKeyPrefix}${keyLetters(this.#random(12))}`,
      secretAccessKey: base64(this.#random(30)),
      sessionToken: `${tokenPrefix}${base64(this.#random(tokenBytes))}`,
      issuedAt: now,
      expiresAt: Math.floor(now) + durationSeconds,
      identity,
    };
    this.#sessions.set(session.accessKeyId, session);
    return session;
  }

  find(accessKeyId: string): Session | undefined {
    return this.#sessions.get(accessKeyId);
  }
}

/** Whether a text has the form of a token of the sandbox, be it a real one or not. */
export function isTokenShaped(text: string): boolean {
  return text.length === tokenLength && text.startsWith(tokenPrefix);
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Letters as in access key ids, one per byte. */
export function keyLetters(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => letters.charAt(byte & 31)).join('');
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
