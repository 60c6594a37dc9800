import { matchStatement, type AuthorizationRequest } from './match-statement.ts';
import type { Answer } from './answer.ts';
import type { PrincipalMatch } from './match-principal.ts';
import type { Policy } from './policy.ts';

export const policyKinds = [
  'service-control',
  'resource-control',
  'vpc-endpoint',
  'identity',
  'resource',
  'trust',
  'boundary',
  'session',
] as const;

export type PolicyKind = (typeof policyKinds)[number];

/**
 * The policies that bear on a request. A kind that is absent sets no limit; an empty list of `identity` policies grants
 * nothing. `trust` is a role's trust policy: unlike a `resource` policy it must grant, an identity policy alone is not
 * enough.
 */
export type PolicySet = Readonly<Partial<Record<PolicyKind, readonly Policy[]>>>;

export type Decision = 'allow' | 'explicit-deny' | 'implicit-deny' | 'unknown';

export interface StatementReference {
  readonly kind: PolicyKind;
  /** Which policy of that kind, 0-based. */
  readonly policy: number;
  /** Which statement of it, 0-based. */
  readonly statement: number;
  readonly sid: string | undefined;
}

export interface Evaluation {
  readonly decision: Decision;
  /** The kind of policy that decided: the one that denies, does not allow, allows, or leaves it open. */
  readonly kind: PolicyKind;
  /** The statement that decided, where one did. */
  readonly by: StatementReference | undefined;
}

/** What the policies of one kind say. */
interface Verdict {
  readonly denies: Answer;
  readonly deniedBy: StatementReference | undefined;
  /** The ways in which allowing statements name the caller; `unknown` for those that may apply. */
  readonly allows: ReadonlyMap<PrincipalMatch, StatementReference>;
}

/**
 * What the policies decide. An explicit deny wins wherever it stands; a limiting kind that does not allow denies; within
 * an account a resource policy that names the caller is enough, across accounts both sides must allow, and naming the
 * account delegates to its identity policies (aws-wire §2.3). Where the answer hangs on something outside the model it
 * is `unknown`, never a guess.
 */
export function evaluatePolicies(request: AuthorizationRequest, policies: PolicySet): Evaluation {
  const verdicts = new Map<PolicyKind, Verdict>();
  for (const kind of policyKinds) {
    const list = policies[kind];
    if (list !== undefined) verdicts.set(kind, judge(kind, list, request));
  }
  for (const [kind, verdict] of verdicts) {
    if (verdict.denies === 'yes') return { decision: 'explicit-deny', kind, by: verdict.deniedBy };
  }
  const granted = evaluateGrants(request, verdicts);
  // Denied either way: a statement that may deny as well changes nothing.
  if (granted.decision !== 'allow') return granted;
  for (const [kind, verdict] of verdicts) {
    if (verdict.denies === 'unknown') return { decision: 'unknown', kind, by: verdict.deniedBy };
  }
  return granted;
}

function judge(kind: PolicyKind, policies: readonly Policy[], request: AuthorizationRequest): Verdict {
  let denies: Answer = 'no';
  let deniedBy: StatementReference | undefined;
  const allows = new Map<PrincipalMatch, StatementReference>();
  for (const [policyIndex, policy] of policies.entries()) {
    for (const statement of policy.statements) {
      const match = matchStatement(statement, policy.version, request);
      if (match.applies === 'no') continue;
      const reference = { kind, policy: policyIndex, statement: statement.index, sid: statement.sid };
      if (statement.effect !== 'Allow' && denies !== 'yes') {
        const sure = statement.effect === 'Deny' && match.applies === 'yes';
        if (sure || denies === 'no') deniedBy = reference;
        denies = sure ? 'yes' : 'unknown';
      }
      if (statement.effect !== 'Deny') {
        const way = match.applies === 'yes' ? match.principal : 'unknown';
        if (!allows.has(way)) allows.set(way, reference);
      }
    }
  }
  return { denies, deniedBy, allows };
}

/** Service control, resource control and endpoint policies: each one that exists has to allow, whoever grants. */
const outerLimits: readonly PolicyKind[] = ['service-control', 'resource-control', 'vpc-endpoint'];
/** Boundary and session policies: they limit what identity policies grant. */
const innerLimits: readonly PolicyKind[] = ['boundary', 'session'];

function evaluateGrants(request: AuthorizationRequest, verdicts: ReadonlyMap<PolicyKind, Verdict>): Evaluation {
  for (const kind of outerLimits) {
    const limited = limit(kind, verdicts);
    if (limited !== undefined) return limited;
  }
  const identity = evaluateIdentity(verdicts);
  const kind: PolicyKind = verdicts.has('trust') ? 'trust' : 'resource';
  const verdict = verdicts.get(kind);
  if (request.principal.kind === 'root') {
    return verdict === undefined || kind === 'resource' ? allowed('identity', undefined) : resourceSide(kind, verdict);
  }
  if (verdict === undefined) {
    return isCrossAccount(request) && identity.decision !== 'implicit-deny' ? denied('resource') : identity;
  }
  const resource = resourceSide(kind, verdict);
  if (!('account' in request.principal)) return resource;
  if (isCrossAccount(request)) return bothSides(identity, resource);
  if (kind === 'trust' && resource.decision === 'implicit-deny') return resource;
  const direct = directGrant(request, kind, verdict, verdicts);
  if (direct?.decision === 'allow') return direct;
  if (kind === 'trust') return bothSides(identity, resource, direct);
  if (identity.decision === 'allow') return identity;
  return direct ?? (verdict.allows.has('unknown') ? open('resource', verdict.allows.get('unknown')) : identity);
}

function bothSides(identity: Evaluation, resource: Evaluation, direct?: Evaluation): Evaluation {
  if (direct?.decision === 'unknown')
    return identity.decision === 'allow' && resource.decision === 'allow' ? resource : direct;
  for (const side of [identity, resource]) if (side.decision === 'implicit-deny') return side;
  return resource.decision === 'unknown' ? resource : identity.decision === 'unknown' ? identity : resource;
}

/** Whether the resource's own policy lets the caller in at all, be it by delegating to the account. */
function resourceSide(kind: PolicyKind, verdict: Verdict): Evaluation {
  for (const [way, reference] of verdict.allows) if (way !== 'unknown') return allowed(kind, reference);
  const maybe = verdict.allows.get('unknown');
  return maybe === undefined ? denied(kind) : open(kind, maybe);
}

/**
 * A grant that needs no identity policy. Naming the user, or the session itself, is not limited by boundary or session
 * policies; naming the role is (IAM User Guide, evaluation within one account). A star towards a limited session is not
 * documented either way, so it stays open.
 */
function directGrant(
  request: AuthorizationRequest,
  kind: PolicyKind,
  verdict: Verdict,
  verdicts: ReadonlyMap<PolicyKind, Verdict>,
): Evaluation | undefined {
  const exactly = verdict.allows.get('exactly');
  if (exactly !== undefined) return allowed(kind, exactly);
  const everyone = verdict.allows.get('everyone');
  const byRole = verdict.allows.get('role');
  const inner = innerLimits.map((inside) => limit(inside, verdicts)).find((one) => one !== undefined);
  if (everyone !== undefined) {
    return inner === undefined || request.principal.kind === 'user' ? allowed(kind, everyone) : open(kind, everyone);
  }
  if (byRole !== undefined) return inner ?? allowed(kind, byRole);
  const maybe = verdict.allows.get('unknown');
  return maybe === undefined ? undefined : open(kind, maybe);
}

function evaluateIdentity(verdicts: ReadonlyMap<PolicyKind, Verdict>): Evaluation {
  const identity = limit('identity', verdicts);
  if (identity !== undefined) return identity;
  for (const kind of innerLimits) {
    const limited = limit(kind, verdicts);
    if (limited !== undefined) return limited;
  }
  const verdict = verdicts.get('identity');
  return verdict === undefined ? denied('identity') : allowed('identity', firstOf(verdict.allows));
}

/** What a kind that has to allow says against it; undefined when it allows or is not there. */
function limit(kind: PolicyKind, verdicts: ReadonlyMap<PolicyKind, Verdict>): Evaluation | undefined {
  const verdict = verdicts.get(kind);
  if (verdict === undefined) return undefined;
  for (const way of verdict.allows.keys()) if (way !== 'unknown') return undefined;
  const maybe = verdict.allows.get('unknown');
  return maybe === undefined ? denied(kind) : open(kind, maybe);
}

function firstOf(allows: ReadonlyMap<PrincipalMatch, StatementReference>): StatementReference | undefined {
  for (const [way, reference] of allows) if (way !== 'unknown') return reference;
  return undefined;
}

function isCrossAccount(request: AuthorizationRequest): boolean {
  const { principal, resourceAccount } = request;
  return resourceAccount !== undefined && 'account' in principal && principal.account !== resourceAccount;
}

function allowed(kind: PolicyKind, by: StatementReference | undefined): Evaluation {
  return { decision: 'allow', kind, by };
}

function denied(kind: PolicyKind): Evaluation {
  return { decision: 'implicit-deny', kind, by: undefined };
}

function open(kind: PolicyKind, by: StatementReference | undefined): Evaluation {
  return { decision: 'unknown', kind, by };
}
