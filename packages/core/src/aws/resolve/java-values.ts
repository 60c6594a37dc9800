const INTEGER = /^[+-]?[0-9]+$/u;
const INT_MIN = -2_147_483_648;
const INT_MAX = 2_147_483_647;

/** Java's `Integer.valueOf`; undefined where it throws NumberFormatException. */
export function javaInteger(text: string): number | undefined {
  if (!INTEGER.test(text)) return undefined;
  const number = Number(text);
  return number >= INT_MIN && number <= INT_MAX ? number : undefined;
}

const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2})$/u;

/** Java's `Instant.parse` in milliseconds since 1970; undefined where it throws DateTimeParseException. */
export function javaInstant(text: string): number | undefined {
  if (!INSTANT.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** Java's `StringUtils.isBlank`. */
export function isJavaBlankText(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}

/** The first JSON value of a text as a flat set of texts; what follows it is not looked at. */
export function firstJsonObject(text: string): ReadonlyMap<string, unknown> | undefined {
  const end = endOfObject(text);
  if (end === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text.slice(0, end));
    return objectMembers(value);
  } catch {
    return undefined;
  }
}

/** The members of a JSON object. */
export function objectMembers(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map<string, unknown>(Object.entries(value));
}

/** Behind the brace that closes the first one. */
function endOfObject(text: string): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth <= 0) return at + 1;
    }
  }
  return undefined;
}
