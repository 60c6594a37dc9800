import type { AssumeRoleCall, AssumeRoleCheck, Policy } from '@duckbill/core';
import type { SourceText } from '@duckbill/core';
import { checkAssumeRole, parsePolicy } from '@duckbill/core';
import type { FoundPolicy } from './policy-reader.ts';

/** The policy files that a person gives (`--trust-policy`, `--policy`), and whose keys they are about. */
export interface GivenPolicies {
  readonly trust?: SourceText;
  /** Absent: not known; what is given is all there is. */
  readonly identity?: readonly SourceText[];
  /** ARN of the user or role. */
  readonly caller?: string;
}

/** A policy and how people find it. */
export interface NamedPolicy {
  readonly name: string;
  readonly text: string;
  readonly policy: Policy;
}

/** The policies around a role, as far as they are known. */
export interface RolePolicies {
  readonly trust?: NamedPolicy;
  readonly identity?: readonly NamedPolicy[];
  readonly boundary?: NamedPolicy;
}

/** What the policies make of a call. */
export interface PolicyJudgement {
  readonly call: AssumeRoleCall;
  readonly policies: RolePolicies;
  readonly check: AssumeRoleCheck;
}

/** The policies of files. */
export function policiesOfFiles({ trust, identity }: GivenPolicies): RolePolicies {
  return {
    ...(trust === undefined ? {} : { trust: named(trust) }),
    ...(identity === undefined ? {} : { identity: identity.map(named) }),
  };
}

/** A policy with its name, from a file or from IAM. */
export function named({ name, text }: FoundPolicy): NamedPolicy {
  return { name, text, policy: parsePolicy(text) };
}

export function judgeRole(call: AssumeRoleCall, policies: RolePolicies): PolicyJudgement {
  const { trust, identity, boundary } = policies;
  const check = checkAssumeRole(call, {
    ...(trust === undefined ? {} : { trust: trust.policy }),
    ...(identity === undefined ? {} : { identity: identity.map(({ policy }) => policy) }),
    ...(boundary === undefined ? {} : { boundary: boundary.policy }),
  });
  return { call, policies, check };
}

/** The policy that a statement of a check stands in. */
export function policyOf(
  { trust, identity = [], boundary }: RolePolicies,
  { kind, policy }: { readonly kind: string; readonly policy: number },
): NamedPolicy | undefined {
  if (kind === 'trust') return trust;
  return kind === 'boundary' ? boundary : identity[policy];
}
