import type { AwsSetting } from '../aws-reading.ts';
import type { AwsEvent } from './aws-trace.ts';

/** Where a value comes from. A setting holds its value, secrets too: what is printed of it passes `mask-secrets`. */
export type ValueSource =
  | { readonly from: 'setting'; readonly setting: AwsSetting }
  | { readonly from: 'variable'; readonly variable: string }
  /** A member of what `credential_process` printed. */
  | { readonly from: 'process'; readonly member: string }
  /** The answer to one of `calls`, counted from 0. */
  | { readonly from: 'call'; readonly call: number }
  /** Credentials of the machine it runs on. */
  | { readonly from: 'instance' }
  | { readonly from: 'container' }
  /** `setting`: what the text was made from. */
  | { readonly from: 'text'; readonly text: string; readonly setting?: AwsSetting }
  /** Made up when it is needed: a session name from the clock. */
  | { readonly from: 'generated' }
  /** What a person types at one of `prompts`, counted from 0. */
  | { readonly from: 'mfa-code'; readonly prompt: number }
  /** `named`: where the path stands. */
  | { readonly from: 'file'; readonly path: string; readonly named: ValueSource }
  /** The access token of a file in `~/.aws/sso/cache`. */
  | { readonly from: 'sso-token'; readonly path: string }
  /** A member of the access token of a file in `~/.aws/login/cache`. */
  | { readonly from: 'login-token'; readonly path: string; readonly member: string };

export interface AwsKeys {
  readonly accessKeyId: ValueSource;
  readonly secretAccessKey: ValueSource;
  readonly sessionToken?: ValueSource;
  readonly accountId?: ValueSource;
}

/** Where a client sends its requests. */
export interface AwsEndpoint {
  /** With the port, where one is given. */
  readonly host: string;
  readonly url: string;
  /** Absent when a host is configured and no region is known. */
  readonly signingRegion?: string;
  /** What names it, when it is not the one that belongs to the region. */
  readonly configured?: ValueSource;
}

/** One request, with what it is signed with; without `signedWith` it is not signed. */
export interface AwsCall {
  readonly operation: 'AssumeRole' | 'AssumeRoleWithWebIdentity' | 'GetRoleCredentials' | 'CreateToken';
  readonly endpoint: AwsEndpoint;
  readonly signedWith?: AwsKeys;
  readonly params: ReadonlyMap<string, ValueSource>;
}

/** The error with which a program gives up. */
export interface AwsResolveError {
  /** Class of the program's exception. */
  readonly error: string;
  /** The program's own text. It may quote names and paths from the files, never a secret. */
  readonly message: string;
  /** chain-setup: before anything is looked for; load: while looking; refresh: when the keys are first used. */
  readonly phase: 'chain-setup' | 'load' | 'refresh';
  /** The setting to blame, where one is. */
  readonly setting?: AwsSetting;
}

export type AwsResult =
  | { readonly type: 'credentials'; readonly keys: AwsKeys }
  | { readonly type: 'none' }
  | { readonly type: 'error'; readonly error: AwsResolveError }
  | { readonly type: 'process-not-run' };

/** What a program ends with, and everything that happens on the way. */
export interface AwsOutcome {
  /** As named in code or by the environment. */
  readonly profile?: string;
  readonly region?: ValueSource;
  readonly regionError?: AwsResolveError;
  /** The source that gave the credentials, by the program's own name for it. */
  readonly provider?: string;
  readonly result: AwsResult;
  /** Sources asked, in order. */
  readonly tried: readonly string[];
  readonly calls: readonly AwsCall[];
  /** Settings whose MFA device a person is asked for, in order. */
  readonly prompts: readonly AwsSetting[];
  /** Argument lists of the processes that are started, in order. */
  readonly processes: readonly (readonly string[])[];
  /** Calls, prompts, processes and everything between them, in the order in which they happen. */
  readonly events: readonly AwsEvent[];
  /** Where a client for S3 would send its requests, or why there can be none. */
  readonly s3?: AwsEndpoint;
  readonly s3Error?: AwsResolveError;
}
