import { parseArn } from '../identifiers/arn.ts';
import { actionsOfCall, type AssumeRoleCall, contextOfCall } from './assume-role-call.ts';
import {
  type Decision,
  evaluatePolicies,
  type PolicyKind,
  type PolicySet,
  type StatementReference,
} from './evaluate-policies.ts';
import { explainStatement, type StatementReading } from './explain-statement.ts';
import type { AuthorizationRequest } from './match-statement.ts';
import type { Policy } from './policy.ts';
import { readPolicy } from './parse-policy.ts';
import { possiblePrincipals } from './possible-principals.ts';

/** The policies that are at hand. A kind that is absent is not known: it may say anything. */
export interface KnownPolicies {
  /** Of the role. */
  readonly trust?: Policy;
  /** Of the caller, groups included; an empty list is known to grant nothing. */
  readonly identity?: readonly Policy[];
  readonly boundary?: Policy;
}

export type AssumeRoleVerdict = 'allowed' | 'denied' | 'unknown';

/** A statement of a policy, and how it meets the call. */
export interface ReadStatement extends StatementReading {
  readonly kind: PolicyKind;
  /** Which policy of that kind, 0-based. */
  readonly policy: number;
}

/** What leaves a verdict open. */
export type OpenPoint = 'caller' | 'trust' | 'identity' | 'condition';

export interface AssumeRoleCheck {
  readonly verdict: AssumeRoleVerdict;
  /** `sts:AssumeRole`, or the one beside it that is not allowed. */
  readonly action: string;
  readonly decision: Decision;
  /** The kind of policy that decides. */
  readonly kind: PolicyKind;
  /** The statement that decides, where one does. */
  readonly by?: StatementReference;
  readonly open?: OpenPoint;
  /** Every statement of the policies at hand, in their order. */
  readonly statements: readonly ReadStatement[];
}

const everything: readonly Policy[] = [
  readPolicy({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }),
];
const everybody: readonly Policy[] = [
  readPolicy({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: '*', Action: 'sts:*' } }),
];

interface Judged {
  readonly action: string;
  readonly decision: Decision;
  readonly kind: PolicyKind;
  readonly by: StatementReference | undefined;
}

/**
 * Whether AWS would let this call pass, by the policies at hand alone: allowed and denied are sure, as far as no policy
 * that was not given (of the organization, above all) denies it; what hangs on a condition, a caller or a policy that is
 * not known is `unknown`, never guessed.
 */
export function checkAssumeRole(call: AssumeRoleCall, known: KnownPolicies): AssumeRoleCheck {
  const trust = known.trust === undefined ? [] : [known.trust];
  const callers = possiblePrincipals(call, [...trust, ...(known.identity ?? [])]);
  const context = contextOfCall(call);
  const account = parseArn(call.roleArn)?.account;
  const request = (action: string, principal: AuthorizationRequest['principal']): AuthorizationRequest => ({
    principal,
    action,
    resource: call.roleArn,
    context,
    ...(account === undefined ? {} : { resourceAccount: account }),
  });
  const judged = callers.flatMap((caller) =>
    possibleSets(known).map((policies) => judgeAll(actionsOfCall(call), policies, (action) => request(action, caller))),
  );
  const [first = { action: 'sts:AssumeRole', decision: 'unknown', kind: 'trust', by: undefined } as const] = judged;
  const agreed = new Set(judged.map(({ decision }) => verdictOf(decision)));
  const deciding = judged.find(({ decision }) => decision === 'unknown') ?? first;
  const [caller] = callers;
  const statements = caller === undefined ? [] : readAll(known, request(deciding.action, caller));
  const told = agreed.size === 1 ? first : deciding;
  const open = agreed.size === 1 && !agreed.has('unknown') ? undefined : openPoint(known, judged, callers.length);
  return {
    verdict: agreed.size === 1 ? verdictOf(first.decision) : 'unknown',
    action: told.action,
    decision: agreed.size === 1 ? told.decision : 'unknown',
    kind: told.kind,
    ...(told.by === undefined || isMadeUp(told.by, known) ? {} : { by: told.by }),
    ...(open === undefined ? {} : { open }),
    statements,
  };
}

/** What a policy that is not known may say: all, or nothing. */
function possibleSets({ trust, identity, boundary }: KnownPolicies): readonly PolicySet[] {
  const trusts = trust === undefined ? [everybody, []] : [[trust]];
  const identities = identity === undefined ? [everything, []] : [identity];
  const limits = boundary === undefined ? {} : { boundary: [boundary] };
  return trusts.flatMap((one) => identities.map((other) => ({ trust: one, identity: other, ...limits })));
}

/** The first action that is not allowed decides. */
function judgeAll(
  actions: readonly string[],
  policies: PolicySet,
  request: (action: string) => AuthorizationRequest,
): Judged {
  let open: Judged | undefined;
  let last: Judged | undefined;
  for (const action of actions) {
    last = { action, ...evaluatePolicies(request(action), policies) };
    if (last.decision === 'explicit-deny' || last.decision === 'implicit-deny') return last;
    if (last.decision === 'unknown') open ??= last;
  }
  return open ?? last ?? { action: 'sts:AssumeRole', decision: 'unknown', kind: 'trust', by: undefined };
}

function verdictOf(decision: Decision): AssumeRoleVerdict {
  if (decision === 'unknown') return 'unknown';
  return decision === 'allow' ? 'allowed' : 'denied';
}

function openPoint(known: KnownPolicies, judged: readonly Judged[], callers: number): OpenPoint {
  if (judged.some(({ decision }) => decision === 'unknown')) return 'condition';
  if (callers > 1) return 'caller';
  return known.trust === undefined ? 'trust' : 'identity';
}

/** A statement that stands for a policy which is not known. */
function isMadeUp({ kind }: StatementReference, known: KnownPolicies): boolean {
  return (kind === 'trust' && known.trust === undefined) || (kind === 'identity' && known.identity === undefined);
}

function readAll(known: KnownPolicies, request: AuthorizationRequest): readonly ReadStatement[] {
  const groups: readonly (readonly [PolicyKind, readonly Policy[]])[] = [
    ['trust', known.trust === undefined ? [] : [known.trust]],
    ['identity', known.identity ?? []],
    ['boundary', known.boundary === undefined ? [] : [known.boundary]],
  ];
  return groups.flatMap(([kind, policies]) =>
    policies.flatMap(({ version, statements }, policy) =>
      statements.map((statement) => ({ kind, policy, ...explainStatement(statement, version, request) })),
    ),
  );
}
