import { answer, every, some, type Answer } from './answer.ts';
import { operators, satisfies, type AcceptedValue, type Operator } from './condition-operators.ts';
import type { Condition } from './policy.ts';
import { expandVariables } from './policy-variables.ts';
import type { ContextLookup, RequestContext } from './request-context.ts';

/** Whether every condition of a statement holds. An operator outside the model leaves it open. */
export function matchConditions(
  conditions: readonly Condition[],
  version: string | undefined,
  context: RequestContext,
): Answer {
  return every(conditions.map((condition) => matchCondition(condition, version, context)));
}

type Quantifier = 'scalar' | 'any' | 'all';

interface ParsedOperator {
  readonly quantifier: Quantifier;
  readonly name: string;
  readonly ifExists: boolean;
}

function parseOperator(text: string): ParsedOperator {
  let name = text.toLowerCase();
  let quantifier: Quantifier = 'scalar';
  if (name.startsWith('foranyvalue:')) {
    quantifier = 'any';
    name = name.slice('foranyvalue:'.length);
  } else if (name.startsWith('forallvalues:')) {
    quantifier = 'all';
    name = name.slice('forallvalues:'.length);
  }
  const ifExists = name.endsWith('ifexists');
  return { quantifier, ifExists, name: ifExists ? name.slice(0, -'ifexists'.length) : name };
}

/** Whether one condition holds. */
export function matchCondition(condition: Condition, version: string | undefined, context: RequestContext): Answer {
  const found = context.look(condition.key);
  const { quantifier, name, ifExists } = parseOperator(condition.operator);
  if (name === 'null') return matchNull(condition, found);
  const operator = operators.get(name);
  if (operator === undefined || found.state === 'unknown') return 'unknown';
  if (found.state === 'absent') return answer(ifExists || whenAbsent(operator, quantifier));
  const accepted: AcceptedValue[] = [];
  for (const text of condition.values) {
    const expanded = expandVariables(text, version, context);
    if (expanded.state === 'unknown') return 'unknown';
    // A variable without a value: nothing equals it, so it is simply not among the accepted values.
    if (expanded.state === 'text') accepted.push(expanded);
  }
  return matchValue(operator, quantifier, accepted, found.value);
}

/** An absent key satisfies a negated operator, and ForAllValues, never ForAnyValue (aws-wire §2.3). */
function whenAbsent(operator: Operator, quantifier: Quantifier): boolean {
  if (quantifier === 'scalar') return operator.negated;
  return quantifier === 'all';
}

function matchValue(
  operator: Operator,
  quantifier: Quantifier,
  accepted: readonly AcceptedValue[],
  value: string | readonly string[],
): Answer {
  if (quantifier === 'scalar') {
    // Negated or not, a scalar operator never matches a multivalued key (aws-wire §2.3).
    return typeof value === 'string' ? satisfies(operator, accepted, value) : 'no';
  }
  const asked = typeof value === 'string' ? [value] : value;
  const answers = asked.map((item) => satisfies(operator, accepted, item));
  return quantifier === 'any' ? some(answers) : every(answers);
}

function matchNull(condition: Condition, found: ContextLookup): Answer {
  if (found.state === 'unknown') return 'unknown';
  const wanted = condition.values.map((value) => value.toLowerCase());
  if (wanted.some((value) => value !== 'true' && value !== 'false')) return 'unknown';
  return answer(wanted.includes(found.state === 'absent' ? 'true' : 'false'));
}
