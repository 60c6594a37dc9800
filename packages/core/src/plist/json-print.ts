import { encodeBase64 } from './encode-base64.ts';
import { escapeTagKey } from './json-tags.ts';
import type { PlainPlist } from './plain-plist.ts';
import { isoDate } from './read-leaf.ts';

/**
 * A property list as JSON for people: keys in their order, integers with all their digits, reals with a point. What
 * JSON has no word for is an object with one key: `$date` (ISO 8601), `$data` (base64), `$real` (no number at all).
 */
export function printPlistJson(root: PlainPlist): string {
  return `${printValue(root, '')}\n`;
}

const step = '  ';

function printValue(value: PlainPlist, indent: string): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return realText(value);
  if (value instanceof Date) return tagged('$date', dateText(value));
  if (value instanceof Uint8Array) return tagged('$data', encodeBase64(value));
  const inner = indent + step;
  if (isMap(value)) {
    const lines: string[] = [];
    for (const [key, member] of value) {
      const name = value.size === 1 ? escapeTagKey(key) : key;
      lines.push(`${inner}${JSON.stringify(name)}: ${printValue(member, inner)}`);
    }
    return bracketed('{', lines, '}', indent);
  }
  const lines = value.map((member) => inner + printValue(member, inner));
  return bracketed('[', lines, ']', indent);
}

function isMap(value: object): value is ReadonlyMap<string, PlainPlist> {
  return value instanceof Map;
}

function bracketed(open: string, lines: readonly string[], close: string, indent: string): string {
  return lines.length === 0 ? open + close : `${open}\n${lines.join(',\n')}\n${indent}${close}`;
}

function tagged(tag: string, text: string | undefined): string {
  return `{ "${tag}": ${text === undefined ? 'null' : JSON.stringify(text)} }`;
}

/** The point tells a real from an integer; Cyberduck reads both as text, `443.0` is no port (cyberduck-formats §1.7). */
function realText(value: number): string {
  if (Number.isNaN(value)) return tagged('$real', 'nan');
  if (!Number.isFinite(value)) return tagged('$real', value > 0 ? '+infinity' : '-infinity');
  if (Object.is(value, -0)) return '-0.0';
  const text = String(value);
  return /[.e]/u.test(text) ? text : `${text}.0`;
}

/** Undefined for a year that JavaScript's dates do not reach: Java's do. */
function dateText(date: Date): string | undefined {
  return Number.isNaN(date.getTime()) ? undefined : isoDate(date.getTime());
}
