import type { BrowserStep, CallService, PromptId } from '@duckbill/core';
import type { Outbound } from './network/outbound.ts';
import type { ProgressEvent } from './progress.ts';
import type { TokenCache } from './token-cache.ts';

/** Why the same question comes once more. */
export type AskAgain = 'blank' | 'not-digits' | 'already-sent' | 'wrong' | 'no-choice';

/** One of a list to choose from. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Something only the person knows. */
export interface Question {
  /**
   * run-process: whether a program that a file names may be started; nothing but `yes` allows it. redirected-url: where
   * the browser ended up, when it cannot come back by itself.
   */
  readonly prompt: PromptId | 'run-process' | 'redirected-url';
  /** The words that the program itself shows. */
  readonly label: string;
  /** Whether what is typed stays invisible. */
  readonly hidden: boolean;
  /** Exactly so many digits are wanted. */
  readonly mustBeDigits?: number;
  /** The answer is the value of one of these. */
  readonly choices?: readonly Choice[];
  /** Why it is asked again, with the words for it. */
  readonly again?: { readonly reason: AskAgain; readonly words: string };
}

export interface Timeouts {
  /** Milliseconds until a connection must stand. */
  readonly connect: number;
  /** Milliseconds until an answer must be there. */
  readonly request: number;
}

/** A program to start. */
export interface ProcessToRun {
  /** Program and arguments; or one command for the shell of this computer. */
  readonly argv: readonly string[] | undefined;
  readonly command: string;
  /** Milliseconds until it is stopped. */
  readonly timeout: number;
  /** Bytes of its output that are read; it is stopped when it prints more. */
  readonly longestOutput: number;
}

/** How a program ended. */
export interface ProcessEnd {
  /** Undefined when a signal ended it. */
  readonly status: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** It was stopped: it took too long, or printed too much. */
  readonly stopped?: 'too-slow' | 'too-much';
}

/** What a person chose beforehand, on the command line. */
export interface SignInChoices {
  /** `--browser`, `--device-code`: this flow, whatever the surroundings. */
  readonly flow?: BrowserStep['flow'];
  /** `--no-browser` is false: the address is shown, and nothing is opened. */
  readonly openBrowser: boolean;
  /** `--redirect-port`: the browser comes back to this port; any free one otherwise. */
  readonly redirectPort?: number;
  /** `--allow-process`: a `credential_process` is started without asking. */
  readonly allowProcess: boolean;
  /** `--reuse-mfa`: one MFA session serves several roles. */
  readonly reuseMfa: boolean;
}

/** That AWS looked at a code of an MFA device, or may have. */
export interface Verification {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The code cannot be used again. A wrong one was never used: the right one may still be on the screen. */
  readonly spent: boolean;
}

/** Remembers verifications, of this run and of others where the door can; never a code. */
export interface VerificationLog {
  /** Of a device, as far back as AWS counts them. */
  readonly read: (serial: string) => Promise<readonly Verification[]>;
  readonly note: (serial: string, verification: Verification) => Promise<void>;
}

/** What a sign-in touches on this computer, besides the network. */
export interface SignInWorld {
  /** Good enough for secrets. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** Resolves after so many milliseconds, or as soon as the signal aborts. */
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** Text of a file, `~` being the home folder; rejects with Node's system error. */
  readonly readFile: (path: string) => Promise<string>;
  /** Rejects with Node's system error when it cannot be started. */
  readonly runProcess: (process: ProcessToRun) => Promise<ProcessEnd>;
  /** Whether a browser was started with this address. */
  readonly openBrowser: (url: string) => Promise<boolean>;
  /** Does what a person may break off with Ctrl-C: the signal aborts then. */
  readonly interruptible: <Result>(work: (signal: AbortSignal) => Promise<Result>) => Promise<Result>;
  readonly verifications: VerificationLog;
  /** Whether a browser that is opened here reaches 127.0.0.1 of this computer. */
  readonly browserHere: boolean;
  readonly choices: SignInChoices;
}

/** Everything outside that the doctor touches: doors hand it in, tests hand in another. */
export interface DoctorWorld {
  readonly now: () => Date;
  /** false with `--no-input` or without a person at the terminal: nothing is asked then. */
  readonly mayAsk: boolean;
  /** The answer, or undefined when the person cancelled. */
  readonly ask: (question: Question, signal?: AbortSignal) => Promise<string | undefined>;
  /** Told what happens while it happens; for spinners. Holds no secrets. */
  readonly tell: (event: ProgressEvent) => void;
  /** `--endpoint-url`: calls go there instead of the plan's endpoint, and the report says so. */
  readonly endpoints: Readonly<Partial<Record<CallService, string>>>;
  readonly timeouts: Timeouts;
  /** Sends the requests of calls, where Node may not: no proxy and no certificates of the environment count then. */
  readonly outbound?: Outbound;
  /** File with certificates that `ca_bundle` of the AWS profile names; AWS_CA_BUNDLE goes before it. */
  readonly caBundle?: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** MFA codes that went out, so that none goes twice; lives as long as the process, never written anywhere. */
  readonly sentCodes: Set<string>;
  /** What other runs and other programs signed in with; `noCache` with `--no-cache`. */
  readonly cache: TokenCache;
  readonly signIn: SignInWorld;
  /**
   * When to ask whose keys these are, where the program itself does not: always; while a person types a code, which
   * costs no time; or only when AWS refuses the exchange without saying whom.
   */
  readonly askWho: 'always' | 'while-typing' | 'when-refused';
}
