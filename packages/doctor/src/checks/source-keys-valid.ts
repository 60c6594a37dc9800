import { answer, type Check, defineCheck } from '../check.ts';
import type { StepOutcome } from '../connect-outcome.ts';
import { failureAt, unanswered } from './sign-in-step.ts';

export const sourceKeysValid: Check = defineCheck({
  id: 'source-keys-valid',
  title: 'The keys are valid',
  category: 'sign-in',
  online: true,
  waitsFor: [
    'plan-sound',
    'no-captive-portal',
    'endpoint-reachable',
    'clock-right',
    'tls-trusted',
    'sts-endpoint-answers',
    'identity-center-answers',
  ],
  run: async ({ signIn }) => {
    const { outcome } = await signIn();
    const asked = outcome.steps.find(asksWithSourceKeys);
    const failure = failureAt(outcome, asked);
    if (failure !== undefined) return answer('failed', 'keys-refused', {}, { failure });
    const arn = outcome.identityBefore?.arn;
    if (arn !== undefined) return answer('passed', 'keys-valid', { arn });
    if (asked?.outcome === 'not-reached') return unanswered(outcome) ?? answer('skipped', 'skipped-not-reached');
    return answer('skipped', 'skipped-no-identity');
  },
});

function asksWithSourceKeys({ step }: StepOutcome): boolean {
  return step.kind === 'call' && step.operation === 'GetCallerIdentity' && step.signedWith === 'source';
}
