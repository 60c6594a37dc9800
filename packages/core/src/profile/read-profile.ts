import type { PlistDocument } from '../plist/plist-document.ts';
import { lookUp } from '../plist/look-up.ts';
import type { PlistDict } from '../plist/plist-tree.ts';
import { type Located, readBoolean, readInteger, readList, readMap, readString } from '../plist/typed-reads.ts';
import type { ConnectionProfile } from './connection-profile.ts';
import { profileFlags, profileLists, profileStrings } from './profile-keys.ts';

/** The profile in a plist, as Cyberduck's typed reads take it; undefined when the root is no dictionary. */
export function readProfile(plist: PlistDocument): ConnectionProfile | undefined {
  const dict = plist.root;
  if (dict?.type !== 'dict') return undefined;
  const defaultPort = readInteger(dict, 'Default Port');
  return {
    file: plist.source.name,
    plist,
    dict,
    strings: collect(profileStrings, (key) => readString(dict, key)),
    flags: collect(profileFlags, (key) => readBoolean(dict, key)),
    lists: collect(profileLists, (key) => readList(dict, key)),
    ...(defaultPort === undefined ? {} : { defaultPort }),
    properties: readProperties(dict),
  };
}

function collect<K, T>(keys: readonly K[], read: (key: K) => Located<T> | undefined): ReadonlyMap<K, Located<T>> {
  const found = new Map<K, Located<T>>();
  for (const key of keys) {
    const value = read(key);
    if (value !== undefined) found.set(key, value);
  }
  return found;
}

/** A dictionary, or an array of `name=value` split at the first `=` (cyberduck-formats §3.2). */
function readProperties(dict: PlistDict): ReadonlyMap<string, Located<string>> {
  const entry = lookUp(dict, 'Properties');
  if (entry?.value.type === 'dict') return readMap(dict, 'Properties')?.value ?? new Map();
  const properties = new Map<string, Located<string>>();
  if (entry?.value.type !== 'array') return properties;
  for (const item of entry.value.items) {
    if (item.type !== 'string') continue;
    const equals = item.value.indexOf('=');
    const name = equals === -1 ? item.value : item.value.slice(0, equals);
    const value = equals === -1 ? '' : item.value.slice(equals + 1);
    properties.set(name, { value, span: item.span, textSpan: item.textSpan, keySpan: item.span });
  }
  return properties;
}
