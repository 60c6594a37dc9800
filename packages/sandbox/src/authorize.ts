import {
  evaluatePolicies,
  readPolicy,
  type Evaluation,
  type PolicyKind,
  type PolicySet,
  type RequestContext,
} from '@duckbill/core';
import { callerArn, callerPrincipal, type Caller } from './caller.ts';
import type { PolicyDocument, WorldRole, WorldUser } from './world.ts';

/** What a caller wants to do. */
export interface Wish {
  readonly action: string;
  readonly resource: string;
  readonly resourceAccount: string;
  readonly context: RequestContext;
  /** The resource's own policy: a bucket's, or a role's trust. */
  readonly resourcePolicy?: { readonly kind: 'resource' | 'trust'; readonly document: PolicyDocument };
}

/** What the policies of the world make of a wish. */
export function authorize(caller: Caller, wish: Wish): Evaluation {
  const owner = caller.kind === 'role-session' ? caller.role : caller.user;
  const policies: { -readonly [Kind in keyof PolicySet]: PolicySet[Kind] } = {
    identity: identityPolicies(owner).map(readPolicy),
  };
  if (owner.boundary !== undefined) policies.boundary = [readPolicy(owner.boundary)];
  const identity = caller.kind === 'user' ? undefined : caller.session.identity;
  const limits = identity === undefined || identity.kind === 'session-token' ? undefined : identity.sessionPolicies;
  if (limits !== undefined) policies.session = limits.map(readPolicy);
  if (wish.resourcePolicy !== undefined)
    policies[wish.resourcePolicy.kind] = [readPolicy(wish.resourcePolicy.document)];
  const { action, resource, resourceAccount, context } = wish;
  return evaluatePolicies({ principal: callerPrincipal(caller), action, resource, resourceAccount, context }, policies);
}

/** What is attached and what groups have counts as the own policies do. */
function identityPolicies(owner: WorldUser | WorldRole): readonly PolicyDocument[] {
  if (!('mfaDevices' in owner)) return owner.policies;
  const { policies, attached = {}, groups = [] } = owner;
  return [...policies, ...Object.values(attached), ...groups.flatMap((group) => group.policies)];
}

const reasons: Readonly<Record<PolicyKind, readonly [noun: string, article: string]>> = {
  identity: ['identity-based policy', 'an identity-based policy'],
  resource: ['resource-based policy', 'a resource-based policy'],
  trust: ['resource-based policy', 'a resource-based policy'],
  session: ['session policy', 'a session policy'],
  boundary: ['permissions boundary', 'a permissions boundary'],
  'service-control': ['service control policy', 'a service control policy'],
  'resource-control': ['resource control policy', 'a resource control policy'],
  'vpc-endpoint': ['VPC endpoint policy', 'a VPC endpoint policy'],
};

/** The sentence of a denial (aws-wire §4.2); `resource` as it is to be shown, quotes included, or undefined for none. */
export function denialText(
  caller: Caller,
  action: string,
  resource: string | undefined,
  evaluation: Evaluation,
): string {
  const on = resource === undefined ? '' : ` on resource: ${resource}`;
  const [noun, article] = reasons[evaluation.kind];
  const reason =
    evaluation.decision === 'explicit-deny'
      ? `with an explicit deny in ${article}`
      : `because no ${noun} allows the ${action} action`;
  return `User: ${callerArn(caller)} is not authorized to perform: ${action}${on} ${reason}`;
}
