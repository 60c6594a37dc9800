import { describe, expect, it } from 'vitest';
import { type AssumeRoleCall, checkAssumeRole, readPolicy } from '../../src/index.ts';
import { capturesExist, type EvaluationCase, readEvaluationCases } from './evaluation-captures.ts';

// No capture is of AssumeRole. But most are of TagUser under conditions on the tags of the request, which AssumeRole
// has as well: the same policy about the same tags has to decide the same of a role that is assumed with them.
const account = '111122223333';
const roleArn = `arn:aws:iam::${account}:role/Target`;
const caller = { kind: 'user', arn: `arn:aws:iam::${account}:user/anna`, account } as const;
const start = 'aws:RequestTag/';
const both = ['sts:AssumeRole', 'sts:TagSession'];

/** Trust that leaves it to policies of the user; and, beside the policy of the case, what the tags need. */
const delegating = readPolicy({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Principal: { AWS: account }, Action: both },
});
const tagging = readPolicy({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: 'sts:TagSession', Resource: '*' },
});

interface Carried {
  readonly call: AssumeRoleCall;
  readonly policies: readonly unknown[];
}

/** The case as an AssumeRole; undefined when that would be another question. */
function carry({ precondition, request }: EvaluationCase): Carried | undefined {
  const { context, sessionPolicies = [] } = precondition;
  if (request.params.action !== 'iam:TagUser' || sessionPolicies.length === 0) return undefined;
  const policies = [...sessionPolicies];
  const text = JSON.stringify(policies);
  const tags: [string, string][] = [];
  for (const [key, value] of Object.entries(context)) {
    if (key.startsWith(start) && typeof value === 'string') tags.push([key.slice(start.length), value]);
    else if (key !== 'aws:TagKeys') return undefined;
  }
  // Here tag keys follow from the tags, there the case may have said others.
  const said = context['aws:TagKeys'];
  const same = Array.isArray(said) && said.length === tags.length && tags.every(([key]) => said.includes(key));
  if (text.toLowerCase().includes('tagkeys') && !same && !(said === undefined && tags.length === 0)) return undefined;
  // Other keys of the policies are of another caller.
  const keys = [...text.matchAll(/aws:[A-Za-z]+/gu)].map(([key]) => key.toLowerCase());
  if (keys.some((key) => key !== 'aws:requesttag' && key !== 'aws:tagkeys')) return undefined;
  return {
    call: { roleArn, caller, mfa: 'absent', tags, transitiveTagKeys: [] },
    policies: policies.map(asAssumeRole),
  };
}

/** The statements about TagUser, about AssumeRole. */
function asAssumeRole(policy: unknown): unknown {
  return JSON.parse(JSON.stringify(policy).replaceAll('iam:TagUser', 'sts:AssumeRole'), (key, value: unknown) =>
    key === 'Resource' ? '*' : value,
  );
}

describe.skipIf(!capturesExist)('decisions captured on AWS, as AssumeRole', () => {
  it('are those of checkAssumeRole', () => {
    const disagreements: unknown[] = [];
    const seen = { allowed: 0, denied: 0, unknown: 0 };
    for (const one of readEvaluationCases()) {
      const carried = carry(one);
      if (carried === undefined) continue;
      const { verdict } = checkAssumeRole(carried.call, {
        trust: delegating,
        identity: [...carried.policies.map(readPolicy), tagging],
      });
      const wanted = one.response.fields.decision === 'allowed' ? 'allowed' : 'denied';
      seen[verdict] += 1;
      if (verdict !== wanted) disagreements.push({ name: one.name, wanted, verdict });
    }
    console.log(`iam-evaluation.json as AssumeRole: ${JSON.stringify(seen)}`);
    expect(disagreements).toEqual([]);
    expect(Math.min(seen.allowed, seen.denied)).toBeGreaterThan(20);
  });
});
