import type {
  CallService,
  ConnectionPlan,
  Diagnostic,
  Facts,
  Failure,
  GuidanceMatch,
  HandedCredentials,
  PlanStep,
  ProgramId,
  SsoValues,
  Strategy,
} from '@duckbill/core';

/** done; failed: refused or no answer; cancelled: by the person; not-asked: input is forbidden; skipped: not needed. */
export const stepStates = ['done', 'failed', 'cancelled', 'not-asked', 'skipped', 'not-reached'] as const;

export type StepState = (typeof stepStates)[number];

export interface StepOutcome {
  readonly step: PlanStep;
  readonly outcome: StepState;
  readonly durationMs: number;
  /** What is worth knowing about it: the ARN, the number of buckets, the endpoint that was used. */
  readonly facts: Facts;
  /** The program does not make this call; Duckbill does, to say who is asking. */
  readonly added: boolean;
}

export interface Identity {
  readonly arn: string;
  readonly account: string;
  readonly userId: string;
}

export interface BucketFact {
  readonly name: string;
  /** ISO 8601. */
  readonly createdAt?: string;
  readonly region?: string;
}

/** What a bookmark's path holds, first page. */
export interface PathListing {
  readonly bucket: string;
  readonly prefix: string;
  readonly files: readonly string[];
  readonly folders: readonly string[];
  readonly more: boolean;
}

export interface ConnectFailure {
  /** Which of the outcome's steps. */
  readonly stepIndex: number;
  readonly operation: string;
  readonly failure: Failure;
  /** Best first; empty when nothing is known about it. */
  readonly guidance: readonly GuidanceMatch[];
  /** What the guidance's sentences may name. */
  readonly facts: Facts;
}

/** A call that went elsewhere than the plan says. */
export interface EndpointOverride {
  readonly service: CallService;
  readonly planned: string;
  readonly used: string;
}

export type ConnectExit = 'ok' | 'failed' | 'sign-in-needed' | 'could-not-run';

export type ConnectReason =
  | 'connected'
  /** Signed in, but the list was denied: not a failed login (cyberduck-s3-connect §4.1). */
  | 'listing-denied'
  | 'call-failed'
  | 'plan-has-errors'
  | 'prompt-cancelled'
  | 'input-forbidden'
  | 'no-code-accepted'
  | 'process-not-allowed'
  | 'interrupted'
  | 'nothing-assigned'
  | 'nothing-cached'
  | 'keys-missing';

/** What happened. Plain JSON without secrets; the temporary keys are beside it, in `Connection`. */
export interface ConnectOutcome {
  readonly version: 1;
  readonly ok: boolean;
  readonly exit: ConnectExit;
  readonly reason: ConnectReason;
  readonly program: ProgramId;
  readonly target: string;
  readonly strategy: Strategy;
  /** The program would show a connection: every call of its login succeeded. */
  readonly signedIn: boolean;
  readonly steps: readonly StepOutcome[];
  /** Who the keys belong to. */
  readonly identityBefore?: Identity;
  /** Who the session is, when a role was assumed. */
  readonly identityAfter?: Identity;
  /** What Identity Center gave keys for. */
  readonly assigned?: { readonly account: string; readonly role: string };
  readonly buckets?: readonly BucketFact[];
  readonly listing?: PathListing;
  /** When the temporary keys end, ISO 8601. */
  readonly expiresAt?: string;
  readonly overrides: readonly EndpointOverride[];
  readonly failure?: ConnectFailure;
  /** The plan's problems; with an error among them nothing was sent. */
  readonly problems: ConnectionPlan['problems'];
}

/** Keys that a sign-in gave. Secret. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Missing only when a process printed keys of a user. */
  readonly sessionToken?: string;
  /** ISO 8601. */
  readonly expiresAt?: string;
}

/** The outcome for everyone, and what only the next program may see. */
export interface Connection {
  readonly outcome: ConnectOutcome;
  /** Only after success of the sign-in. Never printed, never part of the outcome. */
  readonly credentials?: SessionCredentials;
  /** Those that the connection started from, read or typed. Never printed, never part of the outcome. */
  readonly sourceKeys?: SessionCredentials;
  /** What the next tool needs: the session, or the keys themselves where there is none. Only after a sign-in. */
  readonly handedOver?: HandedCredentials;
  /** With which it signed in at Identity Center. */
  readonly ssoValues?: SsoValues;
  /** Values that must not be printed, for a door that prints other things about this run. */
  readonly secrets: ReadonlySet<string>;
}

/** The errors among the problems. */
export function planErrors(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  return problems.filter((problem) => problem.severity === 'error');
}
