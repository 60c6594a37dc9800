import type { PlistFindings } from './plist-findings.ts';
import type { PlistEntry } from './plist-tree.ts';

/** Reports every key of a dictionary that was there before: only its last value counts (cyberduck-formats §1.5). */
export function remarkRepeatedKeys(entries: readonly PlistEntry[], findings: PlistFindings): void {
  const seen = new Map<string, PlistEntry>();
  for (const entry of entries) {
    const before = seen.get(entry.key);
    seen.set(entry.key, entry);
    if (before !== undefined) findings.remarkRepeated(entry, before);
  }
}
