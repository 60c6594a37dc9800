import type { PlistDict, PlistEntry } from './plist-tree.ts';

interface KeyIndex {
  readonly byKey: ReadonlyMap<string, PlistEntry>;
  /** Entries that there were. */
  readonly size: number;
}

const indexes = new WeakMap<PlistDict, KeyIndex>();

/** The entry that counts for a key: of a repeated one the last (cyberduck-formats §1.5). */
export function lookUp(dict: PlistDict, key: string): PlistEntry | undefined {
  // A hundred keys are asked for in every profile.
  let index = indexes.get(dict);
  if (index === undefined || index.size !== dict.entries.length) {
    index = { byKey: new Map(dict.entries.map((entry) => [entry.key, entry])), size: dict.entries.length };
    indexes.set(dict, index);
  }
  return index.byKey.get(key);
}
