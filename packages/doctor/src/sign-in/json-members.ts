/** The members of a JSON object; undefined for any other text. */
export function readJsonMembers(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new Map(Object.entries(value));
  } catch {
    // As good as any other text.
  }
  return undefined;
}

/** A member that is a text with something in it. */
export function textMember(members: ReadonlyMap<string, unknown>, name: string): string | undefined {
  const value = members.get(name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
