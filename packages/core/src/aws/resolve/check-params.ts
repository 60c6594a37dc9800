import type { ValueSource } from './aws-outcome.ts';
import type { BotocoreSession } from './botocore-session.ts';
import { pythonLength } from './python-values.ts';
import { Refusal } from './refusal.ts';

const minimumLengths: readonly (readonly [string, number])[] = [
  ['RoleArn', 20],
  ['RoleSessionName', 2],
  ['ExternalId', 2],
  ['SerialNumber', 9],
  ['WebIdentityToken', 4],
];
const MINIMUM_DURATION = 900;

/** botocore checks lengths and minima, never patterns nor maxima (aws-config C.3). */
export function checkParams(session: BotocoreSession, params: ReadonlyMap<string, ValueSource>): void {
  const problems: string[] = [];
  const minima = new Map(minimumLengths);
  for (const [name, source] of params) {
    const text = textOf(session, source);
    if (text === undefined) continue;
    const minimum = minima.get(name);
    const length = pythonLength(text);
    if (minimum !== undefined && length < minimum)
      problems.push(`Invalid length for parameter ${name}, value: ${length}, valid min length: ${minimum}`);
    if (name === 'DurationSeconds' && Number(text) < MINIMUM_DURATION)
      problems.push(`Invalid value for parameter ${name}, value: ${text}, valid min value: ${MINIMUM_DURATION}`);
  }
  if (problems.length > 0)
    throw new Refusal('ParamValidationError', `Parameter validation failed:\n${problems.join('\n')}`);
}

/** The text of a source that is known beforehand. */
export function textOf(session: BotocoreSession, source: ValueSource | undefined): string | undefined {
  switch (source?.from) {
    case 'setting':
      return source.setting.value;
    case 'variable':
      return session.world.env.get(source.variable);
    case 'text':
      return source.text;
    case 'file':
      return session.world.readFile(source.path);
    default:
      return undefined;
  }
}
