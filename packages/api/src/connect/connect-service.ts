import {
  type AccountAssignments,
  checkSts,
  type ClassifiedFailure,
  type DoctorWorld,
  listAssignments,
  listPortalAccounts,
  openPortal,
  type OpenPortal,
  type Outbound,
  pollDeviceSignIn,
  type PortalAccount,
  PortalRefused,
  signOut,
  startDeviceSignIn,
  type StsCheck,
  type StsQuestion,
} from '@duckbill/doctor';
import type { AllowedEndpoint } from './allowed-hosts.ts';
import { accountsRemembered, maxAccountsRemembered } from './connect-limits.ts';
import { ConnectRefused } from './connect-refused.ts';
import { connectWorld } from './connect-world.ts';
import { guardedOutbound, type OutboundOptions } from './guarded-outbound.ts';
import { passEndpoint, passPortal, passRegion } from './portal-request.ts';
import { refusalOfFailure, throwIfGuarded } from './refusal-of-failure.ts';
import { type KeptSignIn, type Owner, SignInSessions } from './sign-in-sessions.ts';

/** Where a sign-in stands, for the caller. Without secrets. */
export interface SignInView {
  readonly id: string;
  readonly state: 'pending' | 'signed-in';
  readonly startUrl: string;
  readonly region: string;
  /** ISO 8601: forgotten then. */
  readonly expiresAt: string;
  /** While it waits for its person. */
  readonly approval?: {
    /** Compared by the person. */
    readonly userCode: string;
    readonly url: string;
    readonly completeUrl: string;
    /** Seconds between two questions to AWS; asking the service more often brings nothing new. */
    readonly interval: number;
    /** Seconds until AWS is asked again. */
    readonly retryAfter: number;
  };
}

/** Keys that somebody handed over for one question. */
export interface HandedKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface StartRequest {
  readonly startUrl: string;
  readonly region: string;
  readonly endpoint?: string;
}

export interface StsRequest {
  readonly question: StsQuestion;
  readonly keys: HandedKeys;
  readonly region: string;
  readonly endpoint?: string;
}

/** A portal that is open, and where it is. */
export interface SignedIn {
  readonly startUrl: string;
  readonly region: string;
  readonly accounts: () => Promise<readonly PortalAccount[]>;
  /** Of each account, in their order. */
  readonly permissionSets: (accounts: readonly PortalAccount[]) => AsyncGenerator<AccountAssignments>;
}

/**
 * Calls to AWS for callers. Every method throws `ConnectRefused` for what a caller can be told. A sign-in belongs to the
 * caller who started it: to everybody else there is none.
 */
export interface ConnectService {
  start(request: StartRequest, owner: Owner, signal: AbortSignal): Promise<SignInView>;
  /** Asks AWS when it is time again, and tells how it stands. */
  poll(id: string, owner: Owner): Promise<SignInView>;
  /** The portal of a sign-in that has been approved. */
  open(id: string, owner: Owner, signal: AbortSignal): SignedIn;
  /** Signs out at AWS and forgets everything; `signedOut` when AWS took it. */
  end(id: string, owner: Owner, signal: AbortSignal): Promise<{ readonly signedOut: boolean }>;
  checkSts(request: StsRequest, signal: AbortSignal): Promise<StsCheck>;
  /** Forgets every sign-in. */
  close(): void;
}

export interface ConnectOptions {
  /** What `--allow-endpoint` names, read by `readAllowedEndpoint`. */
  readonly allowed?: readonly AllowedEndpoint[];
  readonly now?: () => Date;
  /** How many sign-ins a tenant may have. */
  readonly signInsOf?: (tenant: string) => number;
  /** What `--connect-proxy` names, read by `readConnectProxy`. */
  readonly proxy?: string;
  /** Hears what the guard of the way out has refused: a name that leads elsewhere is news for the operator. */
  readonly onRefused?: OutboundOptions['onRefused'];
  /** The way out: guarded, unless given for tests. */
  readonly outbound?: Outbound;
}

/** The service of `--enable-connect`. */
export function createConnectService(options: ConnectOptions = {}): ConnectService {
  const { allowed = [], now = () => new Date(), onRefused, proxy } = options;
  const way = { allowed, ...(onRefused === undefined ? {} : { onRefused }), ...(proxy === undefined ? {} : { proxy }) };
  const outbound = options.outbound ?? guardedOutbound(way);
  const sessions = new SignInSessions(() => now().getTime(), options.signInsOf);
  const closing = new AbortController();
  const worldOf = (endpoint: string | undefined, signal: AbortSignal): DoctorWorld =>
    connectWorld(outbound, now, endpoint, signal);

  const find = (id: string, owner: Owner): KeptSignIn => {
    const kept = sessions.find(id, owner);
    if (kept !== undefined) return kept;
    throw new ConnectRefused('sign-in-unknown', { detail: 'It was never started, or it is over, or somebody else’s.' });
  };

  const portalOf = (kept: KeptSignIn, signal: AbortSignal): OpenPortal => {
    const { facts, state } = kept;
    if (state.kind === 'over') throw endOf(state.end);
    const token = sessions.tokenOf(kept);
    if (token === undefined)
      throw new ConnectRefused('sign-in-pending', { detail: 'Ask for the sign-in until its state is signed-in.' });
    return openPortal(facts.address, token, worldOf(facts.endpoint, signal));
  };

  /** The portal says that the token opens nothing any more: so it is forgotten. */
  const noteRefusal = (kept: KeptSignIn, error: unknown): never => {
    if (!(error instanceof PortalRefused)) throw error;
    const refused = refusalOfFailure(error.failure.failure.operation ?? 'the portal', error.failure);
    const { code } = refused.problem;
    if (code === 'sign-in-expired' || code === 'sign-in-denied')
      sessions.noteEnd(kept, code === 'sign-in-denied' ? 'denied' : 'expired');
    throw refused;
  };

  /** Not broken off when a client leaves: a code is redeemed once, and others may wait for the same answer. */
  const ask = async (kept: KeptSignIn): Promise<void> => {
    const signIn = sessions.pendingOf(kept);
    if (signIn === undefined) return;
    try {
      const answer = await pollDeviceSignIn(signIn, worldOf(kept.facts.endpoint, closing.signal));
      if (answer.kind === 'pending') sessions.notePending(kept, answer.signIn);
      else sessions.noteToken(kept, answer.token.accessToken, answer.token.expiresAt);
    } catch (error) {
      // Not sooner than after any other answer.
      sessions.notePending(kept, signIn);
      noteRefusal(kept, error);
    }
  };

  const accountsOf = async (kept: KeptSignIn, signal: AbortSignal): Promise<readonly PortalAccount[]> => {
    const time = now().getTime();
    if (kept.accounts !== undefined && time < kept.accounts.until) return kept.accounts.list;
    const portal = portalOf(kept, signal);
    const list = await listPortalAccounts(portal).catch((error: unknown) => noteRefusal(kept, error));
    if (list.length <= maxAccountsRemembered) kept.accounts = { list, until: time + accountsRemembered };
    return list;
  };

  return {
    start: async ({ startUrl, region, endpoint }, owner, signal) => {
      const address = passPortal(startUrl, region);
      const elsewhere = passEndpoint(endpoint, allowed);
      const release = sessions.reserve(owner);
      if (release === undefined)
        throw new ConnectRefused(
          'sign-ins-too-many',
          { detail: 'End one with DELETE, or wait until one is over.' },
          60,
        );
      try {
        const signIn = await startDeviceSignIn(address, worldOf(elsewhere, signal));
        return viewOf(sessions.add(owner, signIn, elsewhere), now().getTime());
      } catch (error) {
        if (!(error instanceof PortalRefused)) throw error;
        throw refusalOfFailure(error.failure.failure.operation ?? 'the sign-in', error.failure);
      } finally {
        release();
      }
    },
    poll: async (id, owner) => {
      const kept = find(id, owner);
      const { state } = kept;
      if (state.kind === 'over') throw endOf(state.end);
      if (state.kind === 'pending' && (kept.asking !== undefined || now().getTime() >= state.askAt)) {
        kept.asking ??= ask(kept).finally(() => delete kept.asking);
        await kept.asking;
      }
      return viewOf(kept, now().getTime());
    },
    open: (id, owner, signal) => {
      const kept = find(id, owner);
      const portal = portalOf(kept, signal);
      return {
        ...kept.facts.address,
        accounts: () => accountsOf(kept, signal),
        permissionSets: async function* (accounts) {
          try {
            yield* listAssignments(portal, accounts);
          } catch (error) {
            noteRefusal(kept, error);
          }
        },
      };
    },
    end: async (id, owner, signal) => {
      const kept = find(id, owner);
      const { address, endpoint } = kept.facts;
      // First, whatever AWS says.
      sessions.forget(kept);
      await kept.asking?.catch(() => undefined);
      const token = sessions.tokenOf(kept);
      if (token === undefined) return { signedOut: false };
      return { signedOut: await signOut(openPortal(address, token, worldOf(endpoint, signal))) };
    },
    checkSts: async ({ question, keys, region, endpoint }, signal) => {
      passRegion(region);
      const check = await checkSts(question, keys, region, worldOf(passEndpoint(endpoint, allowed), signal));
      if (check.failure !== undefined) throwIfGuarded(check.failure.operation, check.failure);
      return check;
    },
    close: () => {
      closing.abort();
      sessions.close();
    },
  };
}

/** Why the permission sets of an account are not known, as a problem. */
export function accountRefusal(failure: ClassifiedFailure): ConnectRefused {
  return refusalOfFailure('ListAccountRoles', failure);
}

function endOf(end: 'denied' | 'expired'): ConnectRefused {
  return end === 'denied'
    ? new ConnectRefused('sign-in-denied', { detail: 'The person denied it in the browser. Start another one.' })
    : new ConnectRefused('sign-in-expired', { detail: 'Its time is over. Start another one.' });
}

function viewOf({ facts, state, expiresAt }: KeptSignIn, now: number): SignInView {
  if (state.kind === 'over') throw endOf(state.end);
  const { id, address, userCode, url, completeUrl } = facts;
  const view = { id, ...address, expiresAt: new Date(expiresAt).toISOString() };
  if (state.kind === 'signed-in') return { ...view, state: 'signed-in' };
  const { interval, askAt } = state;
  const retryAfter = Math.max(0, Math.ceil((askAt - now) / 1000));
  return { ...view, state: 'pending', approval: { userCode, url, completeUrl, interval, retryAfter } };
}
