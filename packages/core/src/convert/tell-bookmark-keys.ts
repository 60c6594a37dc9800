import { bookmarkKey } from '../bookmark/bookmark-keys.ts';
import type { Bookmark } from '../bookmark/bookmark.ts';
import type { PlistEntry, PlistValue } from '../plist/plist-tree.ts';
import type { Losses } from './losses.ts';

/** Why a key has no place in the other file, and what may come of it. */
export type KeyReason = (key: string) => readonly [why: string, risk?: string];

/**
 * Tells every entry of a bookmark that says something and is not `carried`, each at its place (cyberduck-formats §4.2).
 * Of two keys that say the same only the one that counts is told; what Cyberduck itself does not read, as such.
 */
export function tellBookmarkKeys(
  { file, dict }: Bookmark,
  carried: { has(key: string): boolean },
  losses: Losses,
  reason: KeyReason,
): void {
  const counting = new Map(dict.entries.map((entry) => [entry.key, entry]));
  for (const entry of dict.entries) {
    const { key, keySpan } = entry;
    if (carried.has(key) || counting.get(key) !== entry || saysNothing(entry)) continue;
    if (counting.has(`${key} Dictionary`)) continue;
    const [why, risk] = bookmarkKey(key) === undefined ? (['Cyberduck does not read it either'] as const) : reason(key);
    losses.at({ file, span: keySpan }).lost(key, why, risk);
  }
}

/** Blank texts, words for the default, `false`, empty containers. */
function saysNothing({ key, value }: PlistEntry): boolean {
  if (value.type === 'string') return isDefault(key, value.value.trim());
  if (value.type === 'array') return value.items.length === 0;
  return value.type === 'dict' ? value.entries.length === 0 : isFalse(value);
}

function isFalse(value: PlistValue): boolean {
  return value.type === 'boolean' && !value.value;
}

function isDefault(key: string, text: string): boolean {
  const { type } = bookmarkKey(key) ?? {};
  if (type === 'readonly') return text.toLowerCase() !== 'true';
  return text === '' || (type === 'enum' && text === 'unknown');
}
