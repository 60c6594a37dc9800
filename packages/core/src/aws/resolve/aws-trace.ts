import type { AwsSetting } from '../aws-reading.ts';
import type { AwsCall, AwsEndpoint, AwsKeys, ValueSource } from './aws-outcome.ts';

/** A file with the token of an Identity Center sign-in, when it is looked for. */
export interface SsoTokenLookup {
  readonly kind: 'sso-token';
  readonly path: string;
  readonly startUrl: string;
  readonly region: string;
  /** `sso_session`; without it the profile has the settings itself, and the token cannot be refreshed. */
  readonly session?: AwsSetting;
  /** Start URL, region and scopes, as far as they are there. */
  readonly settings: readonly AwsSetting[];
  /** Where tokens are made, as far as a client for it can be. */
  readonly oidc?: AwsEndpoint;
  /** What the program says when there is none. */
  readonly missing: string;
}

/** One thing that happens while credentials are looked for. */
export type AwsEvent =
  | { readonly kind: 'call'; readonly call: AwsCall }
  /** A code of this MFA device is asked for. */
  | { readonly kind: 'prompt'; readonly setting: AwsSetting }
  | {
      readonly kind: 'process';
      readonly argv: readonly string[];
      readonly command: AwsSetting;
      readonly shell: boolean;
    }
  /** A setting that leads to another place. */
  | { readonly kind: 'follow'; readonly setting: AwsSetting }
  /** The container or the instance is asked for its keys. */
  | {
      readonly kind: 'metadata';
      readonly of: 'container' | 'instance';
      readonly url: string;
      readonly from?: ValueSource;
    }
  /** A look into `~/.aws/cli/cache` before the role is asked for. */
  | { readonly kind: 'role-cache'; readonly path: string; readonly operation: AwsCall['operation'] }
  | SsoTokenLookup;

/** Notes what happens, in the order in which it does. */
export class AwsTrace {
  readonly events: AwsEvent[] = [];
  readonly calls: AwsCall[] = [];
  readonly prompts: AwsSetting[] = [];
  readonly processes: (readonly string[])[] = [];

  /** Notes a call and returns the keys of its answer. */
  call(call: AwsCall): AwsKeys {
    const answer: ValueSource = { from: 'call', call: this.calls.length };
    this.calls.push(call);
    this.events.push({ kind: 'call', call });
    return { accessKeyId: answer, secretAccessKey: answer, sessionToken: answer, accountId: answer };
  }

  /** Notes that a code is asked for, and returns what will be typed. */
  prompt(setting: AwsSetting): ValueSource {
    const prompt = this.prompts.length;
    this.prompts.push(setting);
    this.events.push({ kind: 'prompt', setting });
    return { from: 'mfa-code', prompt };
  }

  process(argv: readonly string[], command: AwsSetting, shell: boolean): void {
    this.processes.push(argv);
    this.events.push({ kind: 'process', argv, command, shell });
  }

  note(event: Exclude<AwsEvent, { readonly kind: 'call' | 'prompt' | 'process' }>): void {
    this.events.push(event);
  }
}
