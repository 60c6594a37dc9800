import type { Strategy } from '@duckbill/core';
import { answer, type Check, defineCheck } from '../check.ts';
import type { StepOutcome } from '../connect-outcome.ts';
import { failureAt, unanswered } from './sign-in-step.ts';

/** Ways to keys that do not stand in a file; roles have a check of their own. */
const sessionStrategies: ReadonlySet<Strategy> = new Set<Strategy>([
  'get-session-token',
  'web-identity',
  'identity-center',
  'process',
  'container',
  'instance-metadata',
  'cached-keys',
]);

/** Identity Center, an issuer's token, an MFA session, a process, the metadata of a machine: do they give keys? */
export const sessionObtained: Check = defineCheck({
  id: 'session-obtained',
  title: 'The sign-in gives keys',
  category: 'sign-in',
  online: true,
  waitsFor: ['source-keys-valid'],
  run: async ({ planned, signIn }) => {
    if (planned === undefined) return answer('skipped', 'skipped-no-plan');
    const { outcome } = await signIn();
    const failed = outcome.steps.find(isOfSession);
    const failure = failureAt(outcome, failed);
    // Also before a role, which may take its keys from Identity Center.
    if (failure !== undefined) {
      return answer('failed', 'session-refused', { operation: failure.operation }, { failure });
    }
    if (!sessionStrategies.has(planned.plan.strategy)) return answer('skipped', 'skipped-no-session');
    if (outcome.signedIn) return answer('passed', 'session-obtained');
    return unanswered(outcome) ?? answer('skipped', 'skipped-not-reached');
  },
});

/** A step that failed, and belongs neither to the source keys, nor to a role, nor to the storage. */
function isOfSession({ step, outcome }: StepOutcome): boolean {
  if (outcome !== 'failed') return false;
  if (step.kind !== 'call') return true;
  if (step.service === 's3' || step.operation === 'AssumeRole') return false;
  return step.operation !== 'GetCallerIdentity' || step.signedWith !== 'source';
}
