import type { PlistValue } from './plist-tree.ts';
import { decodeData } from './read-data.ts';

/** Java's names of the classes, which decide the order of values of different kinds. */
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

/** The order of dd-plist's ordered sets, which are sorted ones (vectors, binary/ordered-set-mixed). */
export function compareValues(a: PlistValue, b: PlistValue): number {
  const [one, other] = [classes[a.type], classes[b.type]];
  if (one !== other) return one < other ? -1 : 1;
  const [left, right] = [rank(a), rank(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** By number or text; containers by how much they hold. */
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
    case 'data':
      return String.fromCharCode(...decodeData(value).subarray(0, 1000));
    case 'dict':
      return value.entries.length;
    default:
      return value.items.length;
  }
}
