import type { Answer } from './answer.ts';
import { matchCondition } from './match-conditions.ts';
import type { PrincipalMatch } from './match-principal.ts';
import { type AuthorizationRequest, matchActions, matchResources, matchStatement } from './match-statement.ts';
import type { Condition, Effect, Statement } from './policy.ts';
import type { ContextLookup } from './request-context.ts';

/** A condition, whether it holds, and what the request has for its key. */
export interface ConditionReading {
  readonly condition: Condition;
  readonly holds: Answer;
  readonly found: ContextLookup;
}

/** How each part of a statement meets a request. */
export interface StatementReading {
  readonly index: number;
  readonly sid: string | undefined;
  readonly effect: Effect | undefined;
  readonly applies: Answer;
  readonly principal: PrincipalMatch;
  readonly action: Answer;
  readonly resource: Answer;
  readonly conditions: readonly ConditionReading[];
}

/** What `matchStatement` decides, part by part, for people who want to know why. */
export function explainStatement(
  statement: Statement,
  version: string | undefined,
  request: AuthorizationRequest,
): StatementReading {
  const { applies, principal } = matchStatement(statement, version, request);
  return {
    index: statement.index,
    sid: statement.sid,
    effect: statement.effect,
    applies,
    principal,
    action: matchActions(statement.actions, request.action),
    resource: matchResources(statement.resources, version, request),
    conditions: statement.conditions.map((condition) => ({
      condition,
      holds: matchCondition(condition, version, request.context),
      found: request.context.look(condition.key),
    })),
  };
}
