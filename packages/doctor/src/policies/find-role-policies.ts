import { parseArn, parseRoleArn, type PlannedConnection } from '@duckbill/core';
import type { Connection } from '../connect-outcome.ts';
import { classifyFailure } from '../classify-failure.ts';
import type { DoctorWorld } from '../world.ts';
import { iamTarget } from './iam-target.ts';
import { isRoleCall, plannedRoleCall } from './planned-role-call.ts';
import { PolicyReader } from './policy-reader.ts';
import { judgeRole, named, type PolicyJudgement, type RolePolicies } from './role-policies.ts';

/** What IAM tells about the role of a plan. */
export type RoleFindings =
  | { readonly found: 'nothing'; readonly why: 'no-role' | 'no-keys' | 'not-aws' | 'chained' | 'no-caller' }
  /** The caller may not read IAM, or IAM did not answer. */
  | { readonly found: 'denied'; readonly code: string }
  | { readonly found: 'no-such-role'; readonly role: string }
  | {
      readonly found: 'policies';
      readonly judgement: PolicyJudgement;
      /** Seconds that a session of the role may last, where IAM tells it. */
      readonly maximum?: number;
    };

/**
 * Reads, with the keys that the plan starts from, what IAM lets them read about themselves and the role, and judges the
 * call by it. What may not be read is unknown; a role of another account always is. Never throws.
 */
export async function findRolePolicies(
  planned: PlannedConnection,
  { outcome, sourceKeys }: Connection,
  world: DoctorWorld,
): Promise<RoleFindings> {
  const failing = outcome.failure === undefined ? undefined : outcome.steps[outcome.failure.stepIndex]?.step;
  const step = failing !== undefined && isRoleCall(failing) ? failing : planned.plan.steps.find(isRoleCall);
  if (step === undefined) return { found: 'nothing', why: 'no-role' };
  if (step.signedWith !== 'source') return { found: 'nothing', why: 'chained' };
  if (sourceKeys === undefined) return { found: 'nothing', why: 'no-keys' };
  const caller = outcome.identityBefore?.arn;
  const context = outcome.failure?.failure.context;
  const call = plannedRoleCall(planned, step, {
    caller,
    roleArn: context?.roleArn,
    mfaSent: failing === step ? context?.mfaSent : undefined,
    at: world.now().toISOString(),
  });
  const role = parseRoleArn(call?.roleArn ?? '');
  if (call === undefined || !role.ok) return { found: 'nothing', why: 'no-role' };
  if (caller === undefined) return { found: 'nothing', why: 'no-caller' };
  const target = iamTarget(role.partition, step.endpoint, world);
  if (target === undefined) return { found: 'nothing', why: 'not-aws' };
  const reader = new PolicyReader(target, sourceKeys, world);
  const own = parseArn(caller);
  const user = own?.resourceType === 'user' ? own.resourceId.slice(own.resourceId.lastIndexOf('/') + 1) : undefined;
  const [ofRole, identity, boundary] = await Promise.all([
    own?.account === role.account ? attempt(() => reader.role(role.name)) : otherAccount,
    user === undefined ? otherAccount : attempt(() => reader.policiesOfUser(user)),
    user === undefined ? otherAccount : attempt(() => reader.boundaryOfUser(user)),
  ]);
  if (ofRole.code === 'NoSuchEntity' || ofRole.code === 'NoSuchEntityException')
    return { found: 'no-such-role', role: call.roleArn };
  if (ofRole.value === undefined && identity.value === undefined)
    return { found: 'denied', code: ofRole.code ?? identity.code ?? 'AccessDenied' };
  const policies: RolePolicies = {
    ...(ofRole.value === undefined ? {} : { trust: named(ofRole.value.trust) }),
    ...(identity.value === undefined ? {} : { identity: identity.value.map(named) }),
    ...(boundary.value === undefined ? {} : { boundary: named(boundary.value) }),
  };
  const maximum = ofRole.value?.maximum;
  return { found: 'policies', judgement: judgeRole(call, policies), ...(maximum === undefined ? {} : { maximum }) };
}

interface Attempt<Value> {
  readonly value?: Value;
  readonly code?: string;
}

/** Not to be read with these keys. */
const otherAccount: Attempt<never> = { code: 'OtherAccount' };

async function attempt<Value>(read: () => Promise<Value>): Promise<Attempt<Value>> {
  try {
    return { value: await read() };
  } catch (error) {
    const { failure } = classifyFailure(error, { service: 'sts', operation: 'IAM', endpoint: '' });
    return { code: failure.code ?? failure.message };
  }
}
