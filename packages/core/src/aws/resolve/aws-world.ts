import type { HashHex } from '../cache-keys.ts';

/** What a process printed, and how it ended; `missing` when there is no such program. */
export type ProcessResult =
  | { readonly missing: false; readonly status: number; readonly stdout: string; readonly stderr: string }
  | { readonly missing: true };

/** Everything outside the two files that decides what a program ends with. All of it is handed in. */
export interface AwsWorld {
  readonly env: ReadonlyMap<string, string>;
  readonly home: string;
  /** Given in code or by `--profile`; AWS_PROFILE and the like are read from `env`. */
  readonly profile?: string;
  /** Content of a file; undefined when there is none. */
  readonly readFile: (path: string) => string | undefined;
  /** Undefined: processes are not run, and the outcome stops there (`process-not-run`). */
  readonly runProcess?: (argv: readonly string[]) => ProcessResult;
  /** Whether an instance would hand out credentials. */
  readonly instanceCredentials: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly sha1Hex: HashHex;
  readonly sha256Hex: HashHex;
  /** Whether the program built on an SDK can ask a person for MFA codes. The AWS CLI always can. */
  readonly asksForCodes: boolean;
}
