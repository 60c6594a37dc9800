import { answer, type Check, defineCheck } from '../check.ts';
import { planErrors } from '../connect-outcome.ts';
import { countNoun } from '../count-noun.ts';

export const planSound: Check = defineCheck({
  id: 'plan-sound',
  title: 'The plan has no problem',
  category: 'plan',
  online: false,
  waitsFor: ['files-readable', 'connection-profile-found'],
  run: ({ planned }) => {
    if (planned === undefined) return answer('skipped', 'skipped-no-plan');
    const { problems, steps } = planned.plan;
    const errors = planErrors(problems);
    if (errors.length > 0) {
      return answer('failed', 'plan-errors', { count: countNoun(errors.length, 'error') }, { diagnostics: errors });
    }
    if (problems.length > 0) {
      return answer(
        'warned',
        'plan-warnings',
        { count: countNoun(problems.length, 'warning') },
        { diagnostics: problems },
      );
    }
    const calls = steps.filter(({ kind }) => kind === 'call').length;
    return answer('passed', 'plan-sound', {
      calls: countNoun(calls, 'call'),
      prompts: countNoun(steps.length - calls, 'prompt'),
    });
  },
});
