import { answer, type CallFailure, type CheckOutcome } from '../check.ts';
import type { ConnectOutcome, StepOutcome } from '../connect-outcome.ts';

/** Why a step was not taken: a prompt without answer. Undefined when that was not the reason. */
export function unanswered(outcome: ConnectOutcome): CheckOutcome | undefined {
  if (outcome.exit !== 'sign-in-needed') return undefined;
  const stopped = outcome.steps.find(({ outcome }) => outcome === 'not-asked' || outcome === 'cancelled');
  if (stopped?.outcome === 'not-asked' && stopped.step.kind === 'prompt') {
    return answer('skipped', 'skipped-no-input', { prompt: stopped.step.label.trim() });
  }
  return answer('skipped', 'skipped-cancelled');
}

/** The failure of a connect, when it happened at this step. */
export function failureAt(outcome: ConnectOutcome, step: StepOutcome | undefined): CallFailure | undefined {
  const { failure, steps } = outcome;
  return failure === undefined || step === undefined || steps[failure.stepIndex] !== step ? undefined : failure;
}
