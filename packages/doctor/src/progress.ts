import type { PlanStep } from '@duckbill/core';
import type { CheckState } from './check.ts';
import type { StepState } from './connect-outcome.ts';

/** What happens right now. Plain data without secrets. */
export type ProgressEvent =
  | { readonly kind: 'step-started'; readonly step: PlanStep }
  | { readonly kind: 'step-ended'; readonly step: PlanStep; readonly outcome: StepState; readonly durationMs: number }
  | { readonly kind: 'check-started'; readonly check: string; readonly title: string }
  | { readonly kind: 'check-ended'; readonly check: string; readonly outcome: CheckState };
