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
