import type { Span } from '../source/span.ts';
import { javaDateText, javaDoubleText } from './java-text.ts';
import { lookUp } from './look-up.ts';
import type { PlistDict, PlistEntry, PlistValue } from './plist-tree.ts';
import { readJavaInteger } from './read-number.ts';

/** A setting as Cyberduck reads it, and where it stands. */
export interface Located<T> {
  readonly value: T;
  /** The element of the value. */
  readonly span: Span;
  /** The text inside it; the element itself where it holds none. */
  readonly textSpan: Span;
  /** The element of the key. */
  readonly keySpan: Span;
}

/** A member of a list: Cyberduck keeps texts and dictionaries only. */
export interface LocatedItem {
  readonly value: string | PlistDict;
  readonly span: Span;
  /** The text inside it; the element itself for a dictionary. */
  readonly textSpan: Span;
}

/** What Cyberduck makes of any value when it wants a text (cyberduck-formats §1.7): never fails, sometimes garbage. */
export function stringify(value: PlistValue): string {
  switch (value.type) {
    case 'string':
      return value.value;
    case 'integer':
    case 'boolean':
      return String(value.value);
    case 'real':
      return javaDoubleText(value.value);
    case 'date':
      return javaDateText(value.value);
    case 'uid':
      return `${value.value.toString(16)} (${value.object})`;
    default:
      return `${javaClasses[value.type]}@…`;
  }
}

/** What Java prints for an object that has no text of its own; the number behind it changes from run to run. */
const javaClasses = {
  dict: 'com.dd.plist.NSDictionary',
  array: 'com.dd.plist.NSArray',
  data: 'com.dd.plist.NSData',
  set: 'com.dd.plist.NSSet',
} as const;

/** The text of any scalar. Containers and data give the garbage that Cyberduck gets. */
export function readString(dict: PlistDict, key: string): Located<string> | undefined {
  const entry = lookUp(dict, key);
  return entry && locate(entry, stringify(entry.value));
}

/** `1` and `true` in any case are true, all else is false: `yes`, `YES`, ` true ` and `1.0` too. */
export function readBoolean(dict: PlistDict, key: string): Located<boolean> | undefined {
  const entry = lookUp(dict, key);
  if (entry === undefined) return undefined;
  const text = stringify(entry.value);
  return locate(entry, text === '1' || text.toLowerCase() === 'true');
}

/** A number by way of its text, as Java's `Integer.parseInt` reads it; undefined when that fails. */
export function readInteger(dict: PlistDict, key: string): Located<number> | undefined {
  const entry = lookUp(dict, key);
  if (entry === undefined) return undefined;
  const value = readJavaInteger(stringify(entry.value));
  return value === undefined ? undefined : locate(entry, value);
}

/** Texts and dictionaries of an array; members of other kinds are dropped. */
export function readList(dict: PlistDict, key: string): Located<readonly LocatedItem[]> | undefined {
  const entry = lookUp(dict, key);
  if (entry?.value.type !== 'array') return undefined;
  const items: LocatedItem[] = [];
  for (const item of entry.value.items) {
    if (item.type === 'string') items.push({ value: item.value, span: item.span, textSpan: item.textSpan });
    else if (item.type === 'dict') items.push({ value: item, span: item.span, textSpan: item.span });
  }
  return locate(entry, items);
}

/** A dictionary with every value made a text. */
export function readMap(dict: PlistDict, key: string): Located<ReadonlyMap<string, Located<string>>> | undefined {
  const entry = lookUp(dict, key);
  if (entry?.value.type !== 'dict') return undefined;
  const map = new Map<string, Located<string>>();
  for (const member of entry.value.entries) map.set(member.key, locate(member, stringify(member.value)));
  return locate(entry, map);
}

function locate<T>(entry: PlistEntry, value: T): Located<T> {
  return { value, span: entry.value.span, textSpan: textSpanOf(entry.value), keySpan: entry.keySpan };
}

/** The text inside a value's element; the element itself where it holds none. */
function textSpanOf(value: PlistValue): Span {
  return 'textSpan' in value ? value.textSpan : value.span;
}
