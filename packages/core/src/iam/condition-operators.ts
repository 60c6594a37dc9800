import { answer, type Answer } from './answer.ts';
import { inNetwork } from './compare-address.ts';
import { arnParts, momentOf, numberOf } from './compare-value.ts';
import { anyRun, matchesPattern, type Pattern } from './match-pattern.ts';

/** A value of the policy, its variables filled in. */
export interface AcceptedValue {
  readonly text: string;
  readonly pattern: Pattern;
}

/** How one value of the request compares with one of the policy. `malformed`: it fails the negated operator as well. */
export type Compare = (accepted: AcceptedValue, asked: string) => boolean | 'malformed';

export interface Operator {
  readonly compare: Compare;
  readonly negated: boolean;
}

const textEquals: Compare = (accepted, asked) => accepted.text === asked;
/** What `toLowerCase()` gives, final sigma included, and nothing finer (aws-wire §2.3). */
const textEqualsIgnoreCase: Compare = (accepted, asked) => accepted.text.toLowerCase() === asked.toLowerCase();
const textLike: Compare = (accepted, asked) => matchesPattern(accepted.pattern, asked);
const truthEquals: Compare = (accepted, asked) => accepted.text.toLowerCase() === asked.toLowerCase();
const addressIn: Compare = (accepted, asked) => inNetwork(accepted.text, asked) ?? 'malformed';

function numeric(holds: (asked: number, accepted: number) => boolean): Compare {
  return (accepted, asked) => both(numberOf(asked), numberOf(accepted.text), holds);
}

function dated(holds: (asked: number, accepted: number) => boolean): Compare {
  return (accepted, asked) => both(momentOf(asked), momentOf(accepted.text), holds);
}

function both(
  asked: number | undefined,
  accepted: number | undefined,
  holds: (asked: number, accepted: number) => boolean,
): boolean {
  return asked !== undefined && accepted !== undefined && holds(asked, accepted);
}

/** ARNs compare part by part, with wildcards inside a part; ArnEquals and ArnLike are the same. */
const arnLike: Compare = (accepted, asked) => {
  const parts = arnParts(asked);
  if (parts === undefined) return 'malformed';
  const patterns = splitPattern(accepted.pattern);
  return patterns.length === parts.length && patterns.every((pattern, at) => matchesPattern(pattern, parts[at] ?? ''));
};

const colon = ':'.charCodeAt(0);

function splitPattern(pattern: Pattern): readonly Pattern[] {
  // A lone star stands for every ARN.
  if (pattern.length === 1 && pattern[0] === anyRun) return Array.from({ length: 6 }, () => [anyRun]);
  const parts: number[][] = [[]];
  for (const unit of pattern) {
    if (unit === colon && parts.length < 6) parts.push([]);
    else parts.at(-1)?.push(unit);
  }
  return parts;
}

const equals = (a: number, b: number): boolean => a === b;
const less = (a: number, b: number): boolean => a < b;
const lessEquals = (a: number, b: number): boolean => a <= b;
const greater = (a: number, b: number): boolean => a > b;
const greaterEquals = (a: number, b: number): boolean => a >= b;

/** Every operator the model knows, in lower case; `Null` is not among them, since it asks about the key alone. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ...pair('stringequals', 'stringnotequals', textEquals),
  ...pair('stringequalsignorecase', 'stringnotequalsignorecase', textEqualsIgnoreCase),
  ...pair('stringlike', 'stringnotlike', textLike),
  ...pair('numericequals', 'numericnotequals', numeric(equals)),
  ...one('numericlessthan', numeric(less)),
  ...one('numericlessthanequals', numeric(lessEquals)),
  ...one('numericgreaterthan', numeric(greater)),
  ...one('numericgreaterthanequals', numeric(greaterEquals)),
  ...pair('dateequals', 'datenotequals', dated(equals)),
  ...one('datelessthan', dated(less)),
  ...one('datelessthanequals', dated(lessEquals)),
  ...one('dategreaterthan', dated(greater)),
  ...one('dategreaterthanequals', dated(greaterEquals)),
  ...one('bool', truthEquals),
  ...pair('ipaddress', 'notipaddress', addressIn),
  ...pair('arnequals', 'arnnotequals', arnLike),
  ...pair('arnlike', 'arnnotlike', arnLike),
]);

function one(name: string, compare: Compare): [string, Operator][] {
  return [[name, { compare, negated: false }]];
}

function pair(name: string, negatedName: string, compare: Compare): [string, Operator][] {
  return [
    [name, { compare, negated: false }],
    [negatedName, { compare, negated: true }],
  ];
}

/** Whether one value of the request satisfies an operator, given everything the policy accepts. */
export function satisfies(operator: Operator, accepted: readonly AcceptedValue[], asked: string): Answer {
  let matched = false;
  for (const value of accepted) {
    const result = operator.compare(value, asked);
    if (result === 'malformed') return 'no';
    if (result) matched = true;
  }
  return answer(matched !== operator.negated);
}
