import { answer, type Check, defineCheck } from '../check.ts';
import { failureAt, unanswered } from './sign-in-step.ts';

export const roleAssumable: Check = defineCheck({
  id: 'role-assumable',
  title: 'The role can be assumed',
  category: 'sign-in',
  online: true,
  waitsFor: ['source-keys-valid'],
  run: async ({ planned, signIn }) => {
    const uses = planned?.plan.steps.some((step) => step.kind === 'call' && step.operation === 'AssumeRole');
    if (uses !== true) return answer('skipped', 'skipped-no-role');
    const { outcome } = await signIn();
    const taken = outcome.steps.find(({ step }) => step.kind === 'call' && step.operation === 'AssumeRole');
    const failure = failureAt(outcome, taken);
    if (failure !== undefined) return answer('failed', 'role-refused', {}, { failure });
    if (taken?.outcome !== 'done') return unanswered(outcome) ?? answer('skipped', 'skipped-not-reached');
    return answer('passed', 'role-assumed', { arn: outcome.identityAfter?.arn ?? '' });
  },
});
