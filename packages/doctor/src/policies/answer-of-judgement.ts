import { callerText } from '@duckbill/core';
import { answer, type CheckOutcome } from '../check.ts';
import { guidanceOfJudgement, judgementLines } from './describe-judgement.ts';
import type { PolicyJudgement } from './role-policies.ts';

const kindTexts: Readonly<Record<string, string>> = {
  trust: 'the trust policy of the role',
  identity: 'a policy of the user',
  boundary: 'the permissions boundary',
};

/** The outcome of a check that asked the policies. */
export function answerOf(judgement: PolicyJudgement, from: 'files' | 'iam'): CheckOutcome {
  const { check, call } = judgement;
  const facts = {
    action: check.action,
    role: call.roleArn,
    caller: callerText(call),
    kind: kindTexts[check.kind] ?? check.kind,
  };
  const details = judgementLines(judgement);
  const code = guidanceOfJudgement(judgement);
  switch (check.verdict) {
    case 'allowed':
      return answer('passed', 'policies-allow', facts, { details });
    case 'denied': {
      const word = check.decision === 'explicit-deny' ? 'policies-deny' : 'policies-do-not-allow';
      return answer('failed', word, facts, { details, ...(code === undefined ? {} : { guidance: [code] }) });
    }
    case 'unknown':
      if (check.open === 'condition') return answer('warned', 'policies-open-condition', facts, { details });
      if (check.open === 'caller') return answer('warned', 'policies-open-caller', facts, { details });
      // What is not at hand is no fault of the target.
      return answer(
        from === 'iam' ? 'skipped' : 'warned',
        check.open === 'trust' ? 'policies-open-trust' : 'policies-open-identity',
        facts,
        {
          details,
        },
      );
  }
}
