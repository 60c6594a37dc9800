import type { CallService, PromptId } from '@duckbill/core';
import type { ProgressEvent } from './progress.ts';
import type { TokenCache } from './token-cache.ts';

/** Why the same question comes once more. */
export type AskAgain = 'blank' | 'not-digits' | 'already-sent' | 'wrong';

/** Something only the person knows. */
export interface Question {
  readonly prompt: PromptId;
  /** The words that the program itself shows. */
  readonly label: string;
  /** Whether what is typed stays invisible. */
  readonly hidden: boolean;
  /** Exactly so many digits are wanted. */
  readonly mustBeDigits?: number;
  /** Why it is asked again, with the words for it. */
  readonly again?: { readonly reason: AskAgain; readonly words: string };
}

export interface Timeouts {
  /** Milliseconds until a connection must stand. */
  readonly connect: number;
  /** Milliseconds until an answer must be there. */
  readonly request: number;
}

/** Everything outside that the doctor touches: doors hand it in, tests hand in another. */
export interface DoctorWorld {
  readonly now: () => Date;
  /** false with `--no-input` or without a person at the terminal: nothing is asked then. */
  readonly mayAsk: boolean;
  /** The answer, or undefined when the person cancelled. */
  readonly ask: (question: Question) => Promise<string | undefined>;
  /** Told what happens while it happens; for spinners. Holds no secrets. */
  readonly tell: (event: ProgressEvent) => void;
  /** `--endpoint-url`: calls go there instead of the plan's endpoint, and the report says so. */
  readonly endpoints: Readonly<Partial<Record<CallService, string>>>;
  readonly timeouts: Timeouts;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** MFA codes that went out, so that none goes twice; lives as long as the process, never written anywhere. */
  readonly sentCodes: Set<string>;
  /** What other runs and other programs signed in with; `noCache` with `--no-cache`. */
  readonly cache: TokenCache;
}
