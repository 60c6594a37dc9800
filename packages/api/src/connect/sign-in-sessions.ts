import { randomBytes } from 'node:crypto';
import type { DeviceSignIn, PortalAccount, PortalAddress } from '@duckbill/doctor';
import { endRemembered, longestSignIn, longestWait, maxSignIns, maxSignInsOfTenant } from './connect-limits.ts';
import { type Sealed, SealedBox } from './sealed-box.ts';

/** Whose a sign-in is. */
export interface Owner {
  readonly tenant: string;
  readonly id: string;
}

/** How a sign-in ended without a token, or after it. */
export type SignInEnd = 'denied' | 'expired';

/** What everybody who may see the sign-in may see. */
export interface SignInFacts {
  readonly id: string;
  readonly address: PortalAddress;
  /** The endpoint that the caller chose in place of AWS. */
  readonly endpoint: string | undefined;
  readonly userCode: string;
  readonly url: string;
  readonly completeUrl: string;
}

type State =
  /** `askAt`: when AWS may be asked again. */
  | { readonly kind: 'pending'; readonly sealed: Sealed; readonly interval: number; readonly askAt: number }
  | { readonly kind: 'signed-in'; readonly sealed: Sealed }
  | { readonly kind: 'over'; readonly end: SignInEnd };

/** A sign-in as it is kept: its secrets are sealed. */
export interface KeptSignIn {
  readonly facts: SignInFacts;
  readonly owner: Owner;
  state: State;
  /** Milliseconds since 1970: forgotten then. */
  expiresAt: number;
  /** A question to AWS that is under way: whoever asks meanwhile waits for the same answer. */
  asking?: Promise<void>;
  /** The accounts as they were listed last. */
  accounts?: { readonly list: readonly PortalAccount[]; readonly until: number };
}

/** Milliseconds between two looks for what is over. */
const sweepInterval = 30_000;

/**
 * Sign-ins between two requests: in the memory of this process alone, each for one caller of one tenant, sealed, and gone
 * when their time is over, whether somebody asks or not.
 */
export class SignInSessions {
  readonly #kept = new Map<string, KeptSignIn>();
  /** Tenants of sign-ins that are being started. */
  readonly #starting: string[] = [];
  readonly #box = new SealedBox();
  readonly #now: () => number;
  readonly #most: (tenant: string) => number;
  #sweep: NodeJS.Timeout | undefined;

  constructor(now: () => number, most: (tenant: string) => number = () => maxSignInsOfTenant) {
    this.#now = now;
    this.#most = most;
  }

  /**
   * A place for a sign-in that is about to be started, to be given back when it was added or failed; undefined when the
   * tenant, or the process, has as many as it may have.
   */
  reserve({ tenant }: Owner): (() => void) | undefined {
    this.#forgetOld();
    const own = [...this.#kept.values()].filter(({ owner, state }) => owner.tenant === tenant && state.kind !== 'over');
    const started = this.#starting.filter((one) => one === tenant);
    if (own.length + started.length >= this.#most(tenant)) return undefined;
    if (this.#kept.size + this.#starting.length >= maxSignIns) return undefined;
    this.#starting.push(tenant);
    return () => {
      this.#starting.splice(this.#starting.indexOf(tenant), 1);
    };
  }

  add(owner: Owner, signIn: DeviceSignIn, endpoint: string | undefined): KeptSignIn {
    const id = `si_${randomBytes(24).toString('base64url')}`;
    const { userCode, url, completeUrl, expiresAt } = signIn.device;
    const now = this.#now();
    const kept: KeptSignIn = {
      facts: { id, address: signIn.address, endpoint, userCode, url, completeUrl },
      owner,
      state: this.#pending(signIn, id, owner, now),
      expiresAt: Math.min(expiresAt, now + longestWait),
    };
    this.#kept.set(id, kept);
    this.#sweep ??= setInterval(() => this.#forgetOld(), sweepInterval).unref();
    return kept;
  }

  /** The sign-in of that id, if it is this caller's. Somebody else's is as unknown as none. */
  find(id: string, { tenant, id: caller }: Owner): KeptSignIn | undefined {
    this.#forgetOld();
    const kept = this.#kept.get(id);
    return kept?.owner.tenant === tenant && kept.owner.id === caller ? kept : undefined;
  }

  /** What was sealed while it waits. */
  pendingOf({ facts, owner, state }: KeptSignIn): DeviceSignIn | undefined {
    if (state.kind !== 'pending') return undefined;
    // Sealed by this process, from this type.
    return this.#box.open(state.sealed, ownerText(facts.id, owner)) as DeviceSignIn;
  }

  /** The access token, for one request. */
  tokenOf({ facts, owner, state }: KeptSignIn): string | undefined {
    if (state.kind !== 'signed-in') return undefined;
    const { accessToken } = this.#box.open(state.sealed, ownerText(facts.id, owner)) as { accessToken: string };
    return accessToken;
  }

  /** AWS was asked, and the person has not approved yet. */
  notePending(kept: KeptSignIn, signIn: DeviceSignIn): void {
    kept.state = this.#pending(signIn, kept.facts.id, kept.owner, this.#now());
  }

  /** From here on only the token is known: device code and client are gone. */
  noteToken(kept: KeptSignIn, accessToken: string, expiresAt: string): void {
    const { facts, owner } = kept;
    kept.state = { kind: 'signed-in', sealed: this.#box.seal({ accessToken }, ownerText(facts.id, owner)) };
    const ends = Date.parse(expiresAt);
    const longest = this.#now() + longestSignIn;
    kept.expiresAt = Number.isNaN(ends) ? longest : Math.min(ends, longest);
  }

  /** Drops every secret; how it ended stays for a while. */
  noteEnd(kept: KeptSignIn, end: SignInEnd): void {
    kept.state = { kind: 'over', end };
    delete kept.accounts;
    kept.expiresAt = this.#now() + endRemembered;
  }

  forget({ facts: { id } }: KeptSignIn): void {
    this.#kept.delete(id);
    this.#stopSweeping();
  }

  /** Forgets everything. */
  close(): void {
    this.#kept.clear();
    this.#stopSweeping();
  }

  #pending(signIn: DeviceSignIn, id: string, owner: Owner, now: number): State {
    const { interval } = signIn.pace;
    const sealed = this.#box.seal(signIn, ownerText(id, owner));
    return { kind: 'pending', sealed, interval, askAt: now + interval * 1000 };
  }

  #forgetOld(): void {
    const now = this.#now();
    for (const [id, kept] of this.#kept) {
      if (now < kept.expiresAt) continue;
      if (kept.state.kind === 'over') this.#kept.delete(id);
      else this.noteEnd(kept, 'expired');
    }
    this.#stopSweeping();
  }

  #stopSweeping(): void {
    if (this.#kept.size > 0) return;
    clearInterval(this.#sweep);
    this.#sweep = undefined;
  }
}

function ownerText(id: string, owner: Owner): string {
  return JSON.stringify([id, owner.tenant, owner.id]);
}
