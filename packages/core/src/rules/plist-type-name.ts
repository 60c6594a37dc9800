import type { PlistValue } from '../plist/plist-tree.ts';

const names: Readonly<Record<PlistValue['type'], string>> = {
  dict: 'a dictionary',
  array: 'an array',
  set: 'a set',
  string: 'a string',
  integer: 'an integer',
  real: 'a decimal number',
  boolean: 'a boolean',
  date: 'a date',
  data: 'data',
  uid: 'an archive reference',
};

/** A plist type in words, with its article. */
export function plistTypeName(value: PlistValue): string {
  return names[value.type];
}
