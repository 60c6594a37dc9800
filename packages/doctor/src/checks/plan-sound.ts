import type { PlanSetting, PlanStep } from '@duckbill/core';
import { answer, type Check, type CheckContext, defineCheck, type Saying } from '../check.ts';
import { planErrors } from '../connect-outcome.ts';
import { isBrought, originWords } from '../plan/place-words.ts';
import { countNoun } from '../count-noun.ts';

export const planSound: Check = defineCheck({
  id: 'plan-sound',
  title: 'The plan has no problem',
  category: 'plan',
  online: false,
  waitsFor: ['files-readable', 'connection-profile-found'],
  run: (context) => {
    const { planned } = context;
    if (planned === undefined) return answer('skipped', 'skipped-no-plan');
    const { steps } = planned.plan;
    // Whether the keys are in the cache, cache-for-era knows.
    const problems = planned.plan.problems.filter(({ code }) => code !== 'plan-keys-of-cli-cache');
    const errors = planErrors(problems);
    if (errors.length > 0) {
      return answer(
        'failed',
        'plan-errors',
        { count: countNoun(errors.length, 'error') },
        { diagnostics: errors, details: valuesOf(context, isOwn) },
      );
    }
    const warnings = problems.filter(({ severity }) => severity === 'warning');
    if (warnings.length > 0) {
      const facts = { count: countNoun(warnings.length, 'warning') };
      return answer('warned', 'plan-warnings', facts, { diagnostics: problems });
    }
    const count = (kind: PlanStep['kind']): number => steps.filter((step) => step.kind === kind).length;
    const facts = { calls: countNoun(count('call'), 'call'), prompts: countNoun(count('prompt'), 'prompt') };
    return answer('passed', 'plan-sound', facts, { diagnostics: problems, details: valuesOf(context) });
  },
});

/** Said by the person: what is so by itself is not what is wrong. */
function isOwn({ origin }: PlanSetting): boolean {
  return origin.kind === 'file' ? !isBrought(origin.file) : origin.kind !== 'default';
}

/** The values that count, and who says so. */
function valuesOf(
  { planned, sources }: CheckContext,
  which: (setting: PlanSetting) => boolean = () => true,
): readonly Saying[] {
  return (planned?.plan.settings ?? []).filter(which).map(({ name, value, secret, origin }): Saying => {
    const place = originWords(origin, sources);
    return secret
      ? { word: 'secret-known', facts: { name, place } }
      : { word: 'value-known', facts: { name, value, place } };
  });
}
