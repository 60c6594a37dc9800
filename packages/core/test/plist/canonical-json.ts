import { createHash } from 'node:crypto';
import type { VectorHash } from './shared-vectors.ts';

/**
 * JSON in one form only: no white space, members sorted by UTF-16 units, numbers as ECMAScript prints them and -0 as
 * `-0`, everything outside printable ASCII as \uXXXX (header of the vectors).
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'string') return canonicalString(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${members.map(([key, member]) => `${canonicalString(key)}:${canonicalJson(member)}`).join(',')}}`;
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
