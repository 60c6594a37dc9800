import type { CallStep, PlannedConnection } from '@duckbill/core';
import { answer, type Check, type CheckOutcome, defineCheck } from '../check.ts';

/** What STS takes for each call, in seconds (aws-wire §2.1). */
const limits: Readonly<Partial<Record<CallStep['operation'], { readonly least: number; readonly most: number }>>> = {
  AssumeRole: { least: 900, most: 43_200 },
  AssumeRoleWithWebIdentity: { least: 900, most: 43_200 },
  GetSessionToken: { least: 900, most: 129_600 },
};

/** Of a role that is assumed by the session of another (aws-wire §2.5), and of a role unless it was changed. */
export const anHour = 3600;

export const durationFits: Check = defineCheck({
  id: 'duration-fits',
  title: 'The session length is allowed',
  category: 'policy',
  online: false,
  waitsFor: [],
  run: ({ planned }) => {
    const asked = planned === undefined ? [] : durationsOf(planned);
    if (planned === undefined || asked.length === 0) return answer('skipped', 'skipped-no-duration');
    for (const { step, text } of asked) {
      const wrong = judge(step, text, planned);
      if (wrong !== undefined) return wrong;
    }
    const [first] = asked;
    return answer('passed', 'duration-fits', { seconds: first?.text ?? '' });
  },
});

/** The calls that ask for a length of their own. */
export function durationsOf({
  plan,
}: PlannedConnection): readonly { readonly step: CallStep; readonly text: string }[] {
  return plan.steps.flatMap((step) => {
    if (step.kind !== 'call' || limits[step.operation] === undefined) return [];
    const value = step.parameters.find(({ name }) => name === 'DurationSeconds')?.value;
    return value?.kind === 'known' && value.value !== '' ? [{ step, text: value.value }] : [];
  });
}

function judge(step: CallStep, text: string, planned: PlannedConnection): CheckOutcome | undefined {
  const { operation } = step;
  const limit = limits[operation];
  if (limit === undefined) return undefined;
  const facts = { seconds: text, operation, ...limit };
  // A plus sign and zeros in front are fine; blanks, fractions and exponents are not (aws-wire §2.1).
  if (!/^\+?\d{1,10}$/u.test(text))
    return answer('failed', 'duration-no-number', facts, { guidance: ['sts-parameter-invalid'] });
  const seconds = Number(text);
  if (seconds < limit.least || seconds > limit.most)
    return answer('failed', 'duration-out-of-range', facts, { guidance: ['sts-parameter-invalid'] });
  if (operation === 'AssumeRole' && seconds > anHour && isChained(step, planned))
    return answer('failed', 'duration-chained', facts, { guidance: ['sts-duration-chained'] });
  return undefined;
}

/** Signed by a session already: of an earlier role, of Identity Center, or of temporary keys in a file. */
function isChained(step: CallStep, { plan }: PlannedConnection): boolean {
  if (step.signedWith === 'session') {
    const before = plan.steps.slice(0, plan.steps.indexOf(step));
    // The session of GetSessionToken is still the user.
    const made = before.findLast(({ kind }) => kind === 'call' || kind === 'process');
    return made?.kind === 'call' && makesRoleSession(made);
  }
  // A token beside the keys may be one of a user, who is not capped: the plan knows which it is.
  return plan.problems.some(({ code }) => code === 'plan-chained-session-too-long' || code === 'aws-duration-chained');
}

function makesRoleSession({ operation }: CallStep): boolean {
  return (
    operation === 'AssumeRole' ||
    operation === 'AssumeRoleWithWebIdentity' ||
    operation === 'GetRoleCredentials' ||
    operation === 'GetContainerCredentials' ||
    operation === 'GetInstanceCredentials'
  );
}
