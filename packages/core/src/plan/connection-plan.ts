import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ProgramId } from '../programs/program.ts';
import type { Span } from '../source/span.ts';

/** How a program gets its credentials (cyberduck-s3-connect §0.1; aws-config C.1). */
export const strategies = [
  'static-keys',
  'assume-role',
  'get-session-token',
  'web-identity',
  'identity-center',
  'process',
  'container',
  'instance-metadata',
  /** Keys that another program left in a cache file, and nothing else. */
  'cached-keys',
  /** No keys: requests are not signed. */
  'anonymous',
  'unsupported',
] as const;

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

export const promptIds = [
  'access-key-id',
  'secret-access-key',
  'session-token',
  'role-arn',
  'mfa-serial',
  'mfa-code',
  'aws-profile',
  'sso-region',
  'sso-start-url',
  'sso-account-id',
  'sso-role-name',
  'oauth-client-id',
  'oauth-client-secret',
] as const;

export type PromptId = (typeof promptIds)[number];

/**
 * What a list prompt offers: known now, or what a call before it answered. Of an answer with one entry nothing is
 * asked; a list that is known now is shown whatever its length.
 */
export type PromptChoices =
  | { readonly from: 'known'; readonly values: readonly string[] }
  | { readonly from: 'answer'; readonly of: 'ListAccounts' | 'ListAccountRoles' };

/** Answers that the answer to an earlier prompt brings along, as the settings of a chosen AWS profile do. */
export interface Prefilled {
  /** Key of the earlier prompt. */
  readonly by: string;
  readonly values: readonly { readonly answer: string; readonly value: string }[];
}

/** A question that the program asks the person. */
export interface PromptStep {
  readonly kind: 'prompt';
  readonly prompt: PromptId;
  /** Tells the answers apart when the same thing is asked twice, as with MFA at several links of a chain; the prompt's id when absent. */
  readonly key?: string;
  /** The words that the program shows. */
  readonly label: string;
  /** Whether what is typed stays invisible. */
  readonly hidden: boolean;
  /** Asked only when this earlier prompt was answered. */
  readonly onlyAfter?: PromptId;
  /** A list is shown to choose from. */
  readonly choices?: PromptChoices;
  /** Not asked when an earlier prompt was answered with one of these: then this is the answer. */
  readonly prefilled?: Prefilled;
  /** What happens when the person cancels. */
  readonly cancel: 'aborts' | 'continues';
  /** Where the answer is kept, as a sentence; empty when nowhere. */
  readonly saved: string;
}

/** identity-provider: an OpenID Connect issuer that is not AWS; metadata: of the container or the instance it runs on. */
export type CallService = 'sts' | 's3' | 'sso-oidc' | 'sso' | 'identity-provider' | 'metadata';

/** Secrets that a plan needs and does not hold: they stand beside it, in `SourceKeys`. */
export type PlanSecret = 'oauth-client-secret';

/**
 * A parameter's value: known now, typed at a prompt, made up by the program, read from a file, answered by a call
 * before, or a secret that stands beside the plan. Lists are separated by commas, or stand as on the wire
 * (`Tags.member.1.Key`).
 */
export type ParameterValue =
  | { readonly kind: 'known'; readonly value: string }
  /** `prompt` is the key of the prompt. */
  | { readonly kind: 'prompted'; readonly prompt: string }
  | { readonly kind: 'generated'; readonly how: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'answer'; readonly of: CallOperation | 'browser'; readonly member: string }
  | { readonly kind: 'secret'; readonly secret: PlanSecret };

export interface CallParameter {
  readonly name: string;
  readonly value: ParameterValue;
}

export const callOperations = [
  'GetCallerIdentity',
  'AssumeRole',
  'AssumeRoleWithWebIdentity',
  'GetSessionToken',
  'RegisterClient',
  'StartDeviceAuthorization',
  'CreateToken',
  'ListAccounts',
  'ListAccountRoles',
  'GetRoleCredentials',
  /** At an OpenID Connect issuer: the code for tokens. */
  'ExchangeCode',
  'GetContainerCredentials',
  /** Of the instance: token, role name and keys in one. */
  'GetInstanceCredentials',
  'ListBuckets',
  'GetBucketLocation',
  'ListObjectsV2',
] as const;

export type CallOperation = (typeof callOperations)[number];

/** A request that the program sends. */
export interface CallStep {
  readonly kind: 'call';
  readonly service: CallService;
  readonly operation: CallOperation;
  /** Base URL. Here and in `signingRegion` `<KEY>` stands for the answer to the prompt with that key. */
  readonly endpoint: string;
  readonly signingRegion: string;
  /** What signs it: keys of the user (source), keys that the last sign-in call or process gave (session), the access token of Identity Center, or nothing. */
  readonly signedWith: 'source' | 'session' | 'access-token' | 'nothing';
  readonly parameters: readonly CallParameter[];
  /** Made for the list of the prompt with this key alone: not made when that prompt is not shown. */
  readonly onlyFor?: string;
  /** The program logs a failure and goes on, without what the call would have given; absent: it ends there. */
  readonly whenRefused?: 'goes-on';
  /** Why the program makes it, and what its failure means, in a few words. */
  readonly purpose: string;
}

/** The person approves in a browser. */
export interface BrowserStep {
  readonly kind: 'browser';
  /** device-code: the person compares a code; authorization-code: the browser comes back to a loopback address or a URL scheme. */
  readonly flow: 'device-code' | 'authorization-code';
  /** Where the browser goes, without what is only known when it happens; `<KEY>` as in the endpoint of a call. */
  readonly url: string;
  /** Where it comes back to, with `<port>` for a free one; absent for device codes. */
  readonly redirect?: string;
  /** Added to the authorization request. */
  readonly parameters: readonly CallParameter[];
  /** Whether a code challenge goes along (PKCE). */
  readonly pkce: boolean;
  readonly purpose: string;
}

/** A program that prints credentials is started (`credential_process`). Never without showing it and asking (design §4.9). */
export interface ProcessStep {
  readonly kind: 'process';
  /** As it stands in the file. */
  readonly command: string;
  /** The argument list when no shell is between; undefined: `sh -c` or `cmd /c` gets the command. */
  readonly argv?: readonly string[];
  readonly purpose: string;
}

/** A look into a cache file that tools share. */
export interface CacheStep {
  readonly kind: 'cache';
  readonly cache: 'sso-token' | 'sso-registration' | 'role-credentials';
  /** With `~` for the home folder. */
  readonly file: string;
  /** How many of the steps behind it a usable entry makes unnecessary. */
  readonly spares: number;
  /** read: looked at and never written by this program. */
  readonly access: 'read' | 'read-write';
  /** The program never gets it by itself: without a usable entry it stops, with these words. */
  readonly stopsWithout?: string;
  readonly purpose: string;
}

export type PlanStep = PromptStep | CallStep | BrowserStep | ProcessStep | CacheStep;

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
  /** Of a connection profile that signs in at an OpenID Connect issuer. */
  readonly oauthClientSecret?: string;
}

export interface PlannedConnection {
  readonly plan: ConnectionPlan;
  readonly keys: SourceKeys;
}
