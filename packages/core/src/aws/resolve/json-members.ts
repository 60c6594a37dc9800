/** The members of a JSON object in a text; undefined for anything else. */
export function jsonMembers(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
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

/** The members of the first JSON object of a text; what follows it is not looked at. */
export function firstJsonObject(text: string): ReadonlyMap<string, unknown> | undefined {
  const end = endOfObject(text);
  return end === undefined ? undefined : jsonMembers(text.slice(0, end));
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
