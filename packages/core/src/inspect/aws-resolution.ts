import type { AwsSetting } from '../aws/aws-reading.ts';
import type { ValueSource } from '../aws/resolve/aws-outcome.ts';
import type { ProgramId } from '../programs/program.ts';

/** What kind of credentials a program ends with. */
export type CredentialWay =
  | 'keys'
  | 'role'
  | 'session-token'
  | 'sso'
  | 'process'
  | 'web-identity'
  | 'login'
  | 'instance'
  | 'environment';

/**
 * `credentials`: it has them. `sign-in`: it will have them once somebody has signed in, or where the machine or its
 * environment lends some. `failure`: an error, or keys
 * that cannot work. `nothing`: it sees the profile and finds no credentials in it. `not-seen`: there is no such profile
 * for it. `unreadable`: it refuses the files. `reading-only`: what it would do is not known, only what it reads.
 */
export type ResolutionResult =
  | 'credentials'
  | 'sign-in'
  | 'failure'
  | 'nothing'
  | 'not-seen'
  | 'unreadable'
  | 'reading-only';

export interface ResolvedCall {
  readonly operation: string;
  readonly host?: string;
  readonly signingRegion?: string;
  readonly parameters: readonly { readonly name: string; readonly source: ValueSource }[];
}

/** A file outside the two that a program reads or writes on the way. */
export interface ResolvedCache {
  readonly path: string;
  readonly holds: 'sso-token' | 'sso-credentials' | 'role-credentials' | 'login-token' | 'web-identity-token';
  /** `unusable`: it is there, but expired or damaged. */
  readonly state: 'present' | 'missing' | 'unusable';
}

/** The first credentials: those that are not made from others. */
export interface ResolvedBase {
  readonly way: CredentialWay;
  /** Profile that they stand in, where one is known. */
  readonly profile?: string;
  readonly settings: readonly AwsSetting[];
}

/** What one program makes of one profile, without any request. */
export interface AwsResolution {
  readonly program: ProgramId;
  readonly profile: string;
  readonly result: ResolutionResult;
  readonly way?: CredentialWay;
  readonly base?: ResolvedBase;
  readonly calls: readonly ResolvedCall[];
  /** Settings of the MFA devices that a code is asked of, in order. */
  readonly prompts: readonly AwsSetting[];
  /** Commands that are started. */
  readonly processes: readonly AwsSetting[];
  readonly region?: ValueSource;
  /** Where S3 requests go, when a setting says so. */
  readonly endpoint?: AwsSetting;
  readonly caches: readonly ResolvedCache[];
  readonly failure?: { readonly error: string; readonly message: string; readonly setting?: AwsSetting };
  /** Settings that would give credentials too, and are passed over. */
  readonly passedOver: readonly AwsSetting[];
  /** What is special, a sentence each. */
  readonly remarks: readonly string[];
}

/** Everything outside the two files; all of it is handed in. */
export interface InspectWorld {
  /** Folder that holds `.aws`. */
  readonly home: string;
  readonly readFile: (path: string) => string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly sha1Hex: (text: string) => string;
  readonly sha256Hex: (text: string) => string;
}
