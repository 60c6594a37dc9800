import { createHash } from 'node:crypto';
import type { VectorHash } from './shared-vectors.ts';

/**
 * JSON in one form only: no white space, members sorted by UTF-16 units, numbers as ECMAScript prints them and -0 as
 * `-0`, everything outside printable ASCII as \uXXXX (header of the vectors).
 */
export function canonicalJson(value: unknown): string {
  const parts: string[] = [];
  append(parts, value);
  return parts.join('');
}

/** One frame for each level: outcomes nest up to thousands deep. */
function append(parts: string[], value: unknown): void {
  if (typeof value === 'number') parts.push(Object.is(value, -0) ? '-0' : String(value));
  else if (typeof value === 'string') parts.push(canonicalString(value));
  else if (value === null || typeof value !== 'object') parts.push(String(value));
  else if (Array.isArray(value)) {
    let before = '[';
    for (const member of value) {
      parts.push(before);
      append(parts, member);
      before = ',';
    }
    parts.push(before === '[' ? '[]' : ']');
  } else {
    let before = '{';
    for (const [key, member] of Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
      parts.push(before, canonicalString(key), ':');
      append(parts, member);
      before = ',';
    }
    parts.push(before === '{' ? '{}' : '}');
  }
}

function canonicalString(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[^\u0020-\u007E]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** How the vectors write an outcome that would be too large. */
export function hashOf(value: unknown): VectorHash {
  const json = canonicalJson(value);
  return { sha256: createHash('sha256').update(json).digest('hex'), chars: json.length };
}
