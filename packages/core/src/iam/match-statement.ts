import { answer, every, negate, some, type Answer } from './answer.ts';
import { matchConditions } from './match-conditions.ts';
import { matchesPattern, patternOf } from './match-pattern.ts';
import { matchPrincipal, type PrincipalMatch, type RequestPrincipal } from './match-principal.ts';
import type { ListElement, Statement } from './policy.ts';
import { expandVariables } from './policy-variables.ts';
import type { RequestContext } from './request-context.ts';

/** What is asked, by whom, on what. */
export interface AuthorizationRequest {
  readonly principal: RequestPrincipal;
  /** `s3:ListBucket` */
  readonly action: string;
  /** An ARN, or `*` for actions without a resource. */
  readonly resource: string;
  readonly context: RequestContext;
  /** The account that owns the resource; without it, the caller's own. */
  readonly resourceAccount?: string;
}

export interface StatementMatch {
  readonly applies: Answer;
  /** How the statement names the caller; `everyone` in policies that have no principals. */
  readonly principal: PrincipalMatch;
}

/** Whether a statement applies to a request. */
export function matchStatement(
  statement: Statement,
  version: string | undefined,
  request: AuthorizationRequest,
): StatementMatch {
  const principal: PrincipalMatch =
    statement.principals === undefined ? 'everyone' : matchPrincipal(statement.principals, request.principal);
  const parts = [
    namedAnswer(principal),
    matchActions(statement.actions, request.action),
    matchResources(statement.resources, version, request),
    matchConditions(statement.conditions, version, request.context),
  ];
  const applies = every(parts);
  // A statement that says another action is out, however odd the rest of it; else what was not understood counts.
  return { applies: statement.unreadable && applies === 'yes' ? 'unknown' : applies, principal };
}

function namedAnswer(match: PrincipalMatch): Answer {
  if (match === 'unknown') return 'unknown';
  return answer(match !== 'no');
}

/** Whether the action is among those that a statement says. */
export function matchActions(element: ListElement | undefined, action: string): Answer {
  if (element === undefined) return 'unknown';
  const asked = action.toLowerCase();
  const matched = answer(element.values.some((value) => matchesPattern(patternOf(value.toLowerCase()), asked)));
  return element.negated ? negate(matched) : matched;
}

/** Whether the resource is; a trust policy says none, and means its role. */
export function matchResources(
  element: ListElement | undefined,
  version: string | undefined,
  request: AuthorizationRequest,
): Answer {
  // Trust policies have no Resource: the role itself is meant.
  if (element === undefined) return 'yes';
  const matched = some(
    element.values.map((value): Answer => {
      const expanded = expandVariables(value, version, request.context);
      if (expanded.state === 'text') return answer(matchesPattern(expanded.pattern, request.resource));
      return expanded.state === 'unknown' ? 'unknown' : 'no';
    }),
  );
  return element.negated ? negate(matched) : matched;
}
