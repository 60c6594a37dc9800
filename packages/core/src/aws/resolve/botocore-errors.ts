import { pythonRepr, pythonTimestamp } from './python-values.ts';
import { Refusal } from './refusal.ts';

/** Python's error for a file that is not there. */
export function missingFile(path: string): Refusal {
  return new Refusal('FileNotFoundError', `[Errno 2] No such file or directory: ${pythonRepr(path)}`);
}

/** A point in time, or the error of the parser. */
export function timestampOf(value: unknown): number {
  const time = typeof value === 'string' ? pythonTimestamp(value) : undefined;
  if (time === undefined) throw new Refusal('ParserError', `Unknown string format: ${String(value)}`);
  return time;
}
