import type { PlistValue } from './plist-tree.ts';
import { decodeData } from './read-data.ts';

/** A property list without places. `bigint` is an integer, `number` a real. */
export type PlainPlist =
  | string
  | boolean
  | bigint
  | number
  | Date
  | Uint8Array
  | readonly PlainPlist[]
  | ReadonlyMap<string, PlainPlist>;

/** A tree as Cyberduck holds it: the last of repeated keys, without the members of lists that it cannot read. */
export function plainPlist(value: PlistValue): PlainPlist {
  switch (value.type) {
    case 'dict': {
      const map = new Map<string, PlainPlist>();
      for (const entry of value.entries) map.set(entry.key, plainPlist(entry.value));
      return map;
    }
    case 'array':
    case 'set':
      return value.items.map(plainPlist);
    case 'date':
      return new Date(value.value);
    case 'data':
      return decodeData(value);
    default:
      return value.value;
  }
}
