import type { SandboxRequest } from './http-message.ts';
import type { SignInStore } from './identity-center/sign-in-store.ts';
import type { JournalDraft } from './journal.ts';
import type { MetadataStore } from './metadata/metadata-store.ts';
import type { ObjectContents } from './s3/object-contents.ts';
import type { RandomBytes, SessionStore } from './sessions.ts';
import type { FetchJson } from './sts/web-identity/issuer-keys.ts';
import type { MfaVerifier } from './totp.ts';
import type { WorldIndex } from './world-index.ts';
import type { SandboxWorld } from './world.ts';

/** One request on its way through a service, with everything the service may consult. */
export interface Exchange {
  readonly request: SandboxRequest;
  /** Epoch seconds. */
  readonly now: number;
  /** The times by which a signature may be right, in epoch seconds; the first is the one to speak of. */
  readonly signatureClocks: readonly number[];
  readonly world: WorldIndex;
  /** For calls that change what there is. */
  readonly changeWorld: (world: SandboxWorld) => void;
  readonly sessions: SessionStore;
  readonly mfa: MfaVerifier;
  readonly signIns: SignInStore;
  readonly metadata: MetadataStore;
  readonly objects: ObjectContents;
  readonly random: RandomBytes;
  /** For the keys of issuers; undefined where the sandbox has no network. */
  readonly fetchJson: FetchJson | undefined;
  readonly draft: JournalDraft;
}

/** Random hexadecimal digits. */
export function randomHex(random: RandomBytes, bytes: number): string {
  return Buffer.from(random(bytes)).toString('hex');
}

/** A random UUID of version 4. */
export function randomUuid(random: RandomBytes): string {
  const hex = randomHex(random, 16);
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) & 3);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

/** The time to judge a signature by: a clock by which it is right, else the first. */
export function signatureClock(exchange: Exchange, signedAt: number, tolerance: number): number {
  const { signatureClocks, now } = exchange;
  const fitting = signatureClocks.find((clock) => Math.abs(signedAt - Math.floor(clock)) <= tolerance);
  return fitting ?? signatureClocks[0] ?? now;
}
