const PYTHON_INTEGER = /^[+-]?[0-9]+(?:_[0-9]+)*$/u;

/** Python's `int(text)`; undefined where it raises ValueError. */
export function pythonInteger(text: string): number | undefined {
  const trimmed = text.trim();
  return PYTHON_INTEGER.test(trimmed) ? Number(trimmed.replaceAll('_', '')) : undefined;
}

/** Python's `repr` of a text without control characters. */
export function pythonRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll('\\', '\\\\');
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote;
}

/** How many characters Python counts. */
export function pythonLength(text: string): number {
  let length = 0;
  for (const character of text) length += character === '' ? 0 : 1;
  return length;
}

const TIMESTAMP =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]{1,9})?(?:Z|UTC|([+-][0-9]{2}):?([0-9]{2}))?$/u;

/** A point in time as `dateutil` reads the forms that these files hold; undefined for any other text. */
export function pythonTimestamp(text: string): number | undefined {
  const match = TIMESTAMP.exec(text.trim());
  if (match === null) return undefined;
  const [, date, time, fraction = '', hours, minutes] = match;
  const zone = hours === undefined ? 'Z' : `${hours}:${minutes ?? '00'}`;
  const milliseconds = Date.parse(`${date ?? ''}T${time ?? ''}${fraction.slice(0, 4)}${zone}`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** `~` and `~/x`, and `$VAR` or `${VAR}` where set, as botocore expands paths in its own variables. */
export function pythonExpandPath(path: string, home: string, env: ReadonlyMap<string, string>): string {
  const expanded = expandVariables(path, env);
  return expanded === '~' || expanded.startsWith('~/') ? home + expanded.slice(1) : expanded;
}

const NAME = /^\w+$/u;

function expandVariables(path: string, env: ReadonlyMap<string, string>): string {
  let expanded = '';
  for (let at = 0; at < path.length; at += 1) {
    if (path.charAt(at) !== '$') {
      expanded += path.charAt(at);
      continue;
    }
    const braced = path.charAt(at + 1) === '{';
    const start = braced ? at + 2 : at + 1;
    let end = start;
    while (end < path.length && NAME.test(path.charAt(end))) end += 1;
    const closed = !braced || path.charAt(end) === '}';
    const value = closed && end > start ? env.get(path.slice(start, end)) : undefined;
    if (value === undefined) {
      expanded += '$';
      continue;
    }
    expanded += value;
    at = braced ? end : end - 1;
  }
  return expanded;
}
