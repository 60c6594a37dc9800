import { createHash } from 'node:crypto';

/** A value as JSON with sorted keys, no spaces and ASCII escapes; Maps count as objects. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value instanceof Map) return objectJson([...value].map(([key, one]) => [String(key), one]));
  if (typeof value === 'object' && value !== null) return objectJson(Object.entries(value));
  return asciiJson(value);
}

function objectJson(entries: readonly (readonly [string, unknown])[]): string {
  // Python sorts by code points, JavaScript by UTF-16 units; only astral keys differ.
  const sorted = entries.toSorted(([a], [b]) => compareCodePoints(a, b));
  return `{${sorted.map(([key, value]) => `${asciiJson(key)}:${canonicalJson(value)}`).join(',')}}`;
}

function compareCodePoints(a: string, b: string): number {
  const left = Array.from(a, (character) => character.codePointAt(0) ?? 0);
  const right = Array.from(b, (character) => character.codePointAt(0) ?? 0);
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function asciiJson(value: unknown): string {
  const json = JSON.stringify(value) ?? 'null';
  return json.replaceAll(
    /[\u007F-\uFFFF]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `sha256:` and the digest of the canonical JSON: what stands in a vector for a large outcome. */
export function canonicalDigest(value: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`;
}

/** Whether an outcome is the expected one, given in full or as a digest. */
export function sameOutcome(expected: unknown, got: unknown): boolean {
  if (typeof expected === 'object' && expected !== null && 'digest_of_canonical_json' in expected)
    return expected.digest_of_canonical_json === canonicalDigest(got);
  return canonicalJson(expected) === canonicalJson(got);
}
