import type { DoctorInput } from '../doctor-input.ts';

/**
 * Nobody named a target, and there is nothing that the AWS CLI could take: no AWS files, no keys of the environment or
 * of the computer. Then the question is what is here, not why that profile does not work. Any other input stays as it is.
 */
export function orCheckUp(text: string, input: DoctorInput): DoctorInput {
  const { planned, planInput, ...rest } = input;
  if (text !== 'aws:' || planned === undefined || planInput === undefined) return input;
  const { config, credentials } = planInput.aws;
  const hasNothing = planned.plan.problems.some(({ code }) => code === 'plan-no-credentials');
  if (config !== undefined || credentials !== undefined || !hasNothing) return input;
  return { ...rest, target: 'this computer', diagnostics: [], checkUp: true };
}
