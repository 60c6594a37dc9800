/** What JSON can hold. The members of an object keep their order. */
export type JsonValue = string | number | boolean | readonly JsonValue[] | JsonMembers;

export interface JsonMembers {
  readonly [key: string]: JsonValue;
}

/** Whether a value is an object: neither a list nor a scalar. */
export function isMembers(value: JsonValue): value is JsonMembers {
  return typeof value === 'object' && !isList(value);
}

/** Whether a value is a list. */
export function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
