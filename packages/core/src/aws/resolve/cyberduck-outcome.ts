import type { AwsProfile, AwsSetting } from '../aws-reading.ts';
import type { HashHex } from '../cache-keys.ts';

/** What Cyberduck knows when it asks the AWS files for credentials. */
export interface CyberduckQuery {
  /** The bookmark's username: a profile's name or an access key id. No editor produces undefined. */
  readonly username: string | undefined;
  /** A secret is already there, from the keychain or typed. */
  readonly secretSet?: boolean;
  /** Region of the bookmark or its profile: only era A uses it, for its STS call. */
  readonly region?: string;
  readonly sha1Hex: HashHex;
  /** Content of a file in `~/.aws/cli/cache`; eras A and B look there. */
  readonly cliCacheFile?: (name: string) => string | undefined;
  /** What `credential_process` prints, if somebody ran it. Nothing is run here. */
  readonly processOutput?: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Keys that Cyberduck attaches to the credentials: whether there is a secret and a token, and where they stand. */
export interface CyberduckKeys {
  readonly from: 'files' | 'cli-cache' | 'process' | 'sts';
  /** Absent: a token object without keys, with which requests go out unsigned or fail (cyberduck-s3-connect §1.9). */
  readonly accessKeyId?: string;
  readonly hasSecret: boolean;
  readonly hasToken: boolean;
  /** Milliseconds since 1970. */
  readonly expires?: number;
  /** The settings behind them, when they come from the files. */
  readonly settings: readonly AwsSetting[];
}

/** The request that era A sends by itself, before it connects. */
export interface CyberduckStsCall {
  readonly operation: 'AssumeRole' | 'GetSessionToken';
  readonly region: string;
  readonly signedWith: CyberduckKeys;
  readonly roleArn?: AwsSetting;
  readonly externalId?: AwsSetting;
  readonly mfaSerial?: AwsSetting;
  /** Absent for AssumeRole: a random one. */
  readonly roleSessionName?: AwsSetting;
  readonly durationSeconds?: number;
}

/** What Cyberduck ends with; markers are the words that stand in its log. */
export interface CyberduckOutcome {
  /** `skipped`: the files were not asked, a secret was there already. */
  readonly result: 'found' | 'not-found' | 'skipped';
  readonly profile?: AwsProfile;
  readonly foundBy?: 'name' | 'access-key' | 'blank-username';
  readonly keys?: CyberduckKeys;
  /** Properties attached to the credentials: `role_arn`, `mfa_serial`, and in era C all of an SSO profile. */
  readonly properties: ReadonlyMap<string, AwsSetting>;
  readonly sourceProfile?: AwsSetting;
  /** Handed to `sh -c`. */
  readonly process?: AwsSetting;
  readonly mfaPrompt?: AwsSetting;
  readonly sts?: CyberduckStsCall;
  /** Asked for under `~/.aws/cli/cache`. */
  readonly cliCacheFile?: string;
  /** Exception that leaves the configurator. */
  readonly throws?: string;
  readonly log: readonly string[];
}
