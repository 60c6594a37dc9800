import type { CallStep, GuidanceCode } from '@duckbill/core';
import { answer, type CallFailure, type Check, defineCheck, type Saying } from '../check.ts';
import type { ConnectOutcome } from '../connect-outcome.ts';
import { guidanceOfJudgement, judgementLines } from '../policies/describe-judgement.ts';
import type { RoleFindings } from '../policies/find-role-policies.ts';
import { isRoleCall } from '../policies/planned-role-call.ts';
import { rolePossibilities } from '../refusal/role-possibilities.ts';
import type { SignInWord } from '../words/sign-in-words.ts';
import { failureAt, unanswered } from './sign-in-step.ts';

/** What the answer itself tells (aws-wire §2.5); all else is a refusal without a reason. */
const told: Readonly<Partial<Record<GuidanceCode, SignInWord>>> = {
  'sts-mfa-code-wrong': 'role-mfa-wrong',
  'sts-mfa-serial-rejected': 'role-mfa-serial',
  'sts-mfa-incomplete': 'role-mfa-incomplete',
  'sts-duration-above-role-maximum': 'role-duration',
  'sts-duration-chained': 'role-duration',
  'sts-role-arn-invalid': 'role-arn-wrong',
  'sts-parameter-invalid': 'role-parameter-wrong',
};

/** Refusals that may have any of many reasons. */
const untold: ReadonlySet<GuidanceCode> = new Set<GuidanceCode>(['sts-assume-role-denied', 'sts-mfa-missing']);

export const roleAssumable: Check = defineCheck({
  id: 'role-assumable',
  title: 'The role can be assumed',
  category: 'sign-in',
  online: true,
  waitsFor: ['source-keys-valid', 'session-obtained'],
  run: async ({ planned, signIn, findPolicies }) => {
    if (planned === undefined || !planned.plan.steps.some(isRoleCall)) return answer('skipped', 'skipped-no-role');
    const { outcome } = await signIn();
    const taken = outcome.steps.filter(({ step }) => isRoleCall(step));
    for (const one of taken) {
      const failure = failureAt(outcome, one);
      if (failure === undefined || !isRoleCall(one.step)) continue;
      const code = failure.guidance[0]?.code;
      if (code === undefined || !untold.has(code)) return answer('failed', wordOf(code), {}, { failure });
      const findings = await findPolicies();
      const sure = sureCause(findings);
      if (sure !== undefined)
        return answer('failed', 'role-refused', {}, { failure: led(failure, sure), details: evidence(findings) });
      const details = rolePossibilities({
        planned,
        sent: sentWith(one.step, failure),
        caller: callerOf(outcome, failure),
        chained: one.step.signedWith === 'session',
      });
      return answer('failed', 'role-refused', {}, { failure, details });
    }
    if (taken.at(-1)?.outcome !== 'done') return unanswered(outcome) ?? answer('skipped', 'skipped-not-reached');
    const arn = outcome.identityAfter?.arn ?? '';
    const before = outcome.identityBefore?.arn;
    return before === undefined
      ? answer('passed', 'role-assumed', { arn })
      : answer('passed', 'role-became', { before, arn });
  },
});

function wordOf(code: GuidanceCode | undefined): SignInWord {
  return (code === undefined ? undefined : told[code]) ?? 'role-refused';
}

/** What IAM proves to be the reason. */
function sureCause(findings: RoleFindings): GuidanceCode | undefined {
  if (findings.found === 'no-such-role') return 'sts-role-missing';
  return findings.found === 'policies' ? guidanceOfJudgement(findings.judgement) : undefined;
}

function evidence(findings: RoleFindings): readonly Saying[] {
  if (findings.found === 'no-such-role') return [{ word: 'policy-role-missing', facts: { role: findings.role } }];
  return findings.found === 'policies' ? judgementLines(findings.judgement) : [];
}

/** The failure with the proved reason first. */
function led(failure: CallFailure, code: GuidanceCode): CallFailure {
  const others = failure.guidance.filter((match) => match.code !== code);
  const [first] = failure.guidance;
  return { ...failure, guidance: [{ code, facts: first?.facts ?? {}, score: (first?.score ?? 0) + 1 }, ...others] };
}

/** The parameters of the call as far as they are no secret; of a code only that there was one. */
function sentWith({ parameters }: CallStep, { failure: { context = {} } }: CallFailure): ReadonlyMap<string, string> {
  const sent = new Map<string, string>();
  for (const { name, value } of parameters) if (value.kind === 'known') sent.set(name, value.value);
  const { roleArn, mfaSerial, mfaSent } = context;
  if (roleArn !== undefined) sent.set('RoleArn', roleArn);
  if (mfaSerial !== undefined) sent.set('SerialNumber', mfaSerial);
  if (mfaSent === true) sent.set('TokenCode', 'sent');
  return sent;
}

function callerOf(outcome: ConnectOutcome, { facts }: CallFailure): string | undefined {
  const { caller } = facts;
  return typeof caller === 'string' ? caller : outcome.identityBefore?.arn;
}
