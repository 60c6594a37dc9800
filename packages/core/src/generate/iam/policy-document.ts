import type { JsonMembers, JsonValue } from '../json-value.ts';

/** A statement as it is generated: its elements in the order in which AWS documents them. */
export interface IamStatement {
  /** Also the key to its words; numbers at its end only tell apart. */
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  /** `*`, or names by type. */
  readonly principal?: JsonValue;
  readonly actions: readonly string[];
  /** The actions are those that it is not about. */
  readonly notAction?: boolean;
  readonly resources?: readonly string[];
  /** Operator, key, values. */
  readonly conditions?: readonly IamCondition[];
}

export type IamCondition = readonly [operator: string, key: string, ...values: string[]];

/** A policy document; absent conditions are left out, and a list of one is a text. */
export function policyDocument(statements: readonly IamStatement[]): JsonMembers {
  return { Version: '2012-10-17', Statement: statements.map(statementMembers) };
}

function statementMembers(statement: IamStatement): JsonMembers {
  const { sid, effect, principal, actions, notAction = false, resources, conditions = [] } = statement;
  return {
    Sid: sid,
    Effect: effect,
    ...(principal === undefined ? {} : { Principal: principal }),
    [notAction ? 'NotAction' : 'Action']: oneOrList(actions),
    ...(resources === undefined ? {} : { Resource: oneOrList(resources) }),
    ...(conditions.length === 0 ? {} : { Condition: conditionMembers(conditions) }),
  };
}

function conditionMembers(conditions: readonly IamCondition[]): JsonMembers {
  const operators = new Map<string, Map<string, JsonValue>>();
  for (const [operator, key, ...values] of conditions) {
    const keys = operators.get(operator) ?? new Map<string, JsonValue>();
    keys.set(key, oneOrList(values));
    operators.set(operator, keys);
  }
  return Object.fromEntries([...operators].map(([operator, keys]) => [operator, Object.fromEntries(keys)]));
}

/** One stands alone, as people write it. */
export function oneOrList(values: readonly string[]): JsonValue {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : values;
}

/** A text that a policy takes as it stands: no wildcard, no variable (IAM User Guide, policy variables). */
export function literalText(text: string): string {
  return text.replaceAll(/[$*?]/gu, (sign) => `\${${sign}}`);
}

/** The length that quotas count: without blanks. */
export function countedLength(document: JsonMembers): number {
  return JSON.stringify(document).length;
}
