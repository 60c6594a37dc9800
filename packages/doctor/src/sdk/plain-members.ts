/**
 * Members of an answer as they should be. The SDK hands on what stands in the JSON, whatever its type; who stands in for
 * AWS need not say what AWS would.
 */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A number of seconds, or the usual one; no time that a calendar has no date for. */
export function secondsIn(value: unknown, usual: number): number {
  return typeof value === 'number' && value >= 0 && value < 1e11 ? value : usual;
}

/** The objects of a list; undefined when it is none. */
export function objectsIn<Item extends object>(list: readonly Item[] | undefined): readonly Item[] | undefined {
  const items: unknown = list;
  if (!Array.isArray(items)) return undefined;
  return items.filter((item: unknown): item is Item => typeof item === 'object' && item !== null);
}
