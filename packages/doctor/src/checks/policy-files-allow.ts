import { answer, type Check, defineCheck } from '../check.ts';
import { answerOf } from '../policies/answer-of-judgement.ts';
import { checkPlannedRole } from '../policies/check-planned-role.ts';
import { isRoleCall } from '../policies/planned-role-call.ts';

/** The same question as `policies-allow`, by files, without the network. */
export const policyFilesAllow: Check = defineCheck({
  id: 'policy-files-allow',
  title: 'The given policies allow the role',
  category: 'policy',
  online: false,
  waitsFor: ['files-readable'],
  run: ({ planned, policies, machine }) => {
    if (policies === undefined) return answer('skipped', 'skipped-no-policies');
    const step = planned?.plan.steps.find(isRoleCall);
    if (planned === undefined || step === undefined) return answer('skipped', 'skipped-no-role');
    const { caller } = policies;
    const judged = checkPlannedRole(planned, policies, { caller, at: machine.now().toISOString() });
    return judged === undefined ? answer('skipped', 'skipped-role-typed') : answerOf(judged, 'files');
  },
});
