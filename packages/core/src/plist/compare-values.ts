import type { PlistValue } from './plist-tree.ts';
import { decodeData } from './read-data.ts';

/** Java's names of the classes, which decide the order of values of different kinds in an ordered set. */
const classes: Readonly<Record<PlistValue['type'], string>> = {
  array: 'NSArray',
  data: 'NSData',
  date: 'NSDate',
  dict: 'NSDictionary',
  integer: 'NSNumber',
  real: 'NSNumber',
  boolean: 'NSNumber',
  set: 'NSSet',
  string: 'NSString',
  uid: 'UID',
};

/** The order of dd-plist's ordered sets, which are sorted ones. */
export function compareValues(a: PlistValue, b: PlistValue): number {
  const [one, other] = [classes[a.type], classes[b.type]];
  if (one !== other) return one < other ? -1 : 1;
  if (a.type === 'array' && b.type === 'array') return a.items.length - b.items.length;
  const [left, right] = [rank(a), rank(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function rank(value: PlistValue): number | string | bigint {
  switch (value.type) {
    case 'integer':
    case 'boolean':
    case 'real':
      return Number(value.value);
    case 'string':
    case 'date':
    case 'uid':
      return value.value;
    default:
      return valueKey(value);
  }
}

/** A text that two values share exactly when Java finds them equal. */
export function valueKey(value: PlistValue): string {
  switch (value.type) {
    case 'dict': {
      const members = new Map(value.entries.map((entry) => [entry.key, entry.value]));
      const sorted = [...members].toSorted(([a], [b]) => (a < b ? -1 : 1));
      return `dict{${sorted.map(([key, member]) => `${JSON.stringify(key)}:${valueKey(member)}`).join(',')}}`;
    }
    case 'array':
    case 'set':
      return `${value.type}[${value.items.map(valueKey).join(',')}]`;
    case 'data':
      return `data:${decodeData(value).join(' ')}`;
    default:
      return `${value.type}:${JSON.stringify(String(value.value))}`;
  }
}
