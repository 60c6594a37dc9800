import type { PlistDict, PlistEntry } from './plist-tree.ts';

/** The entry that counts for a key: of a repeated one the last (cyberduck-formats §1.5). */
export function lookUp(dict: PlistDict, key: string): PlistEntry | undefined {
  return dict.entries.findLast((entry) => entry.key === key);
}
