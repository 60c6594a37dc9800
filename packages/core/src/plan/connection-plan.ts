import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ProgramId } from '../programs/program.ts';
import type { Span } from '../source/span.ts';

/** How a program gets its credentials (cyberduck-s3-connect §0.1; aws-config C.1). */
export const strategies = ['static-keys', 'assume-role', 'get-session-token', 'unsupported'] as const;

export type Strategy = (typeof strategies)[number];

/** Where a value came from. */
export type Origin =
  | { readonly kind: 'file'; readonly file: string; readonly span: Span }
  | { readonly kind: 'default'; readonly of: string }
  | { readonly kind: 'environment'; readonly name: string }
  | { readonly kind: 'prompt'; readonly prompt: PromptId }
  | { readonly kind: 'argument'; readonly name: string };

/** A setting that the program uses. A secret has no value here: only that there is one, and where. */
export interface PlanSetting {
  readonly name: string;
  readonly value: string;
  readonly secret: boolean;
  readonly origin: Origin;
}

export const promptIds = ['access-key-id', 'secret-access-key', 'role-arn', 'mfa-serial', 'mfa-code'] as const;

export type PromptId = (typeof promptIds)[number];

/** A question that the program asks the person. */
export interface PromptStep {
  readonly kind: 'prompt';
  readonly prompt: PromptId;
  /** The words that the program shows. */
  readonly label: string;
  /** Whether what is typed stays invisible. */
  readonly hidden: boolean;
  /** Asked only when this earlier prompt was answered. */
  readonly onlyAfter?: PromptId;
  /** What happens when the person cancels. */
  readonly cancel: 'aborts' | 'continues';
  /** Where the answer is kept, as a sentence; empty when nowhere. */
  readonly saved: string;
}

export type CallService = 'sts' | 's3';

/** A parameter's value: known now, typed at a prompt, or made up by the program when it runs. */
export type ParameterValue =
  | { readonly kind: 'known'; readonly value: string }
  | { readonly kind: 'prompted'; readonly prompt: PromptId }
  | { readonly kind: 'generated'; readonly how: string };

export interface CallParameter {
  readonly name: string;
  readonly value: ParameterValue;
}

/** A request that the program sends. */
export interface CallStep {
  readonly kind: 'call';
  readonly service: CallService;
  readonly operation:
    | 'GetCallerIdentity'
    | 'AssumeRole'
    | 'GetSessionToken'
    | 'ListBuckets'
    | 'GetBucketLocation'
    | 'ListObjectsV2';
  /** Base URL. */
  readonly endpoint: string;
  readonly signingRegion: string;
  /** Which keys sign it: those of the user (source), or those that the last STS call gave (session). */
  readonly signedWith: 'source' | 'session';
  readonly parameters: readonly CallParameter[];
  /** Why the program makes it, and what its failure means, in a few words. */
  readonly purpose: string;
}

export type PlanStep = PromptStep | CallStep;

/** What a program will do with a bookmark, a connection profile or an AWS profile, in order. Plain JSON, no secrets. */
export interface ConnectionPlan {
  readonly program: ProgramId;
  /** As people would name it: the file, or `aws:NAME`. */
  readonly target: string;
  readonly strategy: Strategy;
  readonly settings: readonly PlanSetting[];
  readonly steps: readonly PlanStep[];
  /** What keeps it from working, found before any call. With an error among them nothing should be sent. */
  readonly problems: readonly Diagnostic[];
}

/** The keys that a plan starts from. Kept apart from the plan, which may be printed. */
export interface SourceKeys {
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly sessionToken?: string;
}

export interface PlannedConnection {
  readonly plan: ConnectionPlan;
  readonly keys: SourceKeys;
}
