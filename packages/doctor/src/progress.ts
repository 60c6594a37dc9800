import type { BrowserStep, PlanStep } from '@duckbill/core';
import type { CheckState } from './check.ts';
import type { StepState } from './connect-outcome.ts';

/** next-code: until the authenticator shows another code; code-limit: until AWS looks at codes again; retry: of a call. */
export type WaitReason = 'next-code' | 'code-limit' | 'retry';

/** What happens right now. Plain data without secrets. */
export type ProgressEvent =
  | { readonly kind: 'step-started'; readonly step: PlanStep }
  | { readonly kind: 'step-ended'; readonly step: PlanStep; readonly outcome: StepState; readonly durationMs: number }
  /** The person has to approve the sign-in: at this address, with this code where there is one to compare. */
  | {
      readonly kind: 'approve';
      readonly flow: BrowserStep['flow'];
      readonly url: string;
      readonly code?: string;
      /** A browser was opened with it. */
      readonly opened: boolean;
    }
  /** Nothing happens until then, ISO 8601. */
  | { readonly kind: 'waiting'; readonly reason: WaitReason; readonly until: string }
  /** A sentence that the person should read before going on. */
  | { readonly kind: 'notice'; readonly words: string }
  | { readonly kind: 'check-started'; readonly check: string; readonly title: string }
  | { readonly kind: 'check-ended'; readonly check: string; readonly outcome: CheckState };
