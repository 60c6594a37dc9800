import { answer, type Check, type CheckOutcome, defineCheck } from '../check.ts';
import type { Connection } from '../connect-outcome.ts';
import { answerOf } from '../policies/answer-of-judgement.ts';
import { isRoleCall } from '../policies/planned-role-call.ts';

/**
 * Looks up in IAM why a role is refused, or whether it would be where nobody typed a code. A role that was assumed needs
 * no look: IAM is not asked then, so that nothing is denied in the logs of an account for nothing.
 */
export const policiesAllow: Check = defineCheck({
  id: 'policies-allow',
  title: 'The policies allow the role',
  category: 'policy',
  online: true,
  waitsFor: ['source-keys-valid'],
  run: async ({ planned, signIn, findPolicies }) => {
    if (planned === undefined || !planned.plan.steps.some(isRoleCall)) return answer('skipped', 'skipped-no-role');
    const { outcome } = await signIn();
    const taken = outcome.steps.filter(({ step }) => isRoleCall(step));
    if (taken.length > 0 && taken.every((one) => one.outcome === 'done'))
      return answer('skipped', 'skipped-role-works');
    const findings = await findPolicies();
    switch (findings.found) {
      case 'nothing':
        return answer('skipped', findings.why === 'not-aws' ? 'skipped-not-aws' : 'skipped-no-policies-known');
      case 'denied':
        return answer('skipped', 'skipped-iam-denied', { code: findings.code });
      case 'no-such-role':
        return answer('failed', 'policy-role-missing', { role: findings.role }, { guidance: ['sts-role-missing'] });
      case 'policies': {
        const seconds = tooLong(outcome);
        if (seconds && findings.maximum !== undefined)
          return answer(
            'failed',
            'role-maximum',
            { maximum: findings.maximum },
            { guidance: ['sts-duration-above-role-maximum'] },
          );
        const told = answerOf(findings.judgement, 'iam');
        return told.outcome === 'passed' && isDenied(outcome) ? elsewhere(told) : told;
      }
    }
  },
});

/** The call was refused although user and role fit: something above them denies it. */
function elsewhere(told: CheckOutcome): CheckOutcome {
  return answer('failed', 'policies-elsewhere', told.say.facts, {
    details: told.details ?? [],
    guidance: ['sts-organisation-refuses'],
  });
}

function isDenied({ failure }: Connection['outcome']): boolean {
  return (
    failure?.operation === 'AssumeRole' &&
    failure.failure.code === 'AccessDenied' &&
    !isAboutMfa(failure.guidance[0]?.code)
  );
}

function isAboutMfa(code: string | undefined): boolean {
  return code === 'sts-mfa-code-wrong' || code === 'sts-mfa-serial-rejected' || code === 'sts-mfa-incomplete';
}

function tooLong({ failure }: Connection['outcome']): boolean {
  return failure?.guidance[0]?.code === 'sts-duration-above-role-maximum';
}
