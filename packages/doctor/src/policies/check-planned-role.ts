import type { PlannedConnection } from '@duckbill/core';
import { isRoleCall, type KnownOfCall, plannedRoleCall } from './planned-role-call.ts';
import { type GivenPolicies, judgeRole, policiesOfFiles, type PolicyJudgement } from './role-policies.ts';

/** What the given policies make of the first AssumeRole of a plan; undefined when it has none, or its role is not known. */
export function checkPlannedRole(
  planned: PlannedConnection,
  given: GivenPolicies,
  known: KnownOfCall,
): PolicyJudgement | undefined {
  const step = planned.plan.steps.find(isRoleCall);
  const call = step === undefined ? undefined : plannedRoleCall(planned, step, known);
  return call === undefined ? undefined : judgeRole(call, policiesOfFiles(given));
}
