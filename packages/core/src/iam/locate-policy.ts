import { locateJson } from '../json/locate-json.ts';
import { parseJson } from '../json/parse-json.ts';
import type { Span } from '../source/span.ts';
import type { StatementReading } from './explain-statement.ts';

/** Where a statement of a policy text stands, 0-based; undefined for a text that is no JSON. */
export function locateStatement(text: string, statement: number): Span | undefined {
  return locate(text, statement, '');
}

/** The part of a statement that decides: what does not hold, or its Effect when all holds. */
export function locateReading(text: string, reading: StatementReading): Span | undefined {
  const { index } = reading;
  if (reading.applies === 'yes') return locate(text, index, '', 'Effect');
  if (reading.principal === 'no' || reading.principal === 'unknown')
    return locate(text, index, '', 'Principal', 'NotPrincipal');
  if (reading.action !== 'yes') return locate(text, index, '', 'Action', 'NotAction');
  if (reading.resource !== 'yes') return locate(text, index, '', 'Resource', 'NotResource');
  const failing =
    reading.conditions.find(({ holds }) => holds === 'no') ?? reading.conditions.find(({ holds }) => holds !== 'yes');
  if (failing === undefined) return locate(text, index, '');
  const operator = failing.condition.operator.replaceAll('~', '~0').replaceAll('/', '~1');
  return locate(text, index, `/Condition/${operator}`, failing.condition.key);
}

function locate(text: string, statement: number, inside: string, ...members: readonly string[]): Span | undefined {
  const parsed = parseJson(text);
  if (!parsed.ok || parsed.root.type !== 'object') return undefined;
  const { root } = parsed;
  const list = root.members.findLast(({ key }) => key === 'Statement')?.value;
  const pointer = `${list?.type === 'array' ? `/Statement/${statement}` : '/Statement'}${inside}`;
  const whole = locateJson(root, pointer);
  const found = members.map((member) => locateJson(root, pointer, member)).find((span) => span.start !== whole.start);
  return found ?? whole;
}
