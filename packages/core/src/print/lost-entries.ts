import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import { maxRemarks } from '../plist/plist-limits.ts';
import type { PlainPlist } from '../plist/plain-plist.ts';
import type { PlistDict, PlistValue } from '../plist/plist-tree.ts';
import { scalarText } from './write-profile.ts';

/** Entries of a file that stand in nothing that was written, the first of many; blank texts say nothing, and are no loss. */
export function lostEntries(
  file: string,
  dict: PlistDict,
  written: ReadonlyMap<string, PlainPlist>,
): readonly Diagnostic[] {
  const losses: Diagnostic[] = [];
  const counting = countingValues(dict);
  for (const { key, keySpan, value } of dict.entries) {
    // Of a repeated key only the last counts; the others are reported by the reader.
    if (counting.get(key) !== value) continue;
    const kept = written.get(key);
    const isBlank = value.type === 'string' && value.value.trim() === '';
    if (kept === undefined && !isBlank) losses.push(diagnostic('print-key-dropped', file, keySpan, { facts: { key } }));
    if (value.type !== 'dict' || !isMap(kept)) continue;
    for (const member of value.entries) {
      if (kept.has(member.key)) continue;
      const facts = { key: `${key}: ${member.key}` };
      losses.push(diagnostic('print-key-dropped', file, member.keySpan, { facts }));
    }
  }
  return losses.slice(0, maxRemarks);
}

/** Takes out texts that are the description of a Java object: of a list where a text is wanted, say. */
export function removeGarbage(dict: PlistDict, written: Map<string, PlainPlist>): void {
  const counting = countingValues(dict);
  for (const [key, plain] of written) {
    const value = counting.get(key);
    if (value === undefined) continue;
    if (typeof plain === 'string' && scalarText(value) === undefined) written.delete(key);
    if (value.type !== 'dict' || !isMap(plain)) continue;
    const members = countingValues(value);
    const kept = [...plain].filter(([name, member]) => {
      const own = members.get(name);
      return own === undefined || typeof member !== 'string' || scalarText(own) !== undefined;
    });
    written.set(key, new Map(kept));
  }
}

/** By key the value that counts: the last one. */
function countingValues({ entries }: PlistDict): ReadonlyMap<string, PlistValue> {
  return new Map(entries.map(({ key, value }) => [key, value]));
}

function isMap(value: PlainPlist | undefined): value is ReadonlyMap<string, PlainPlist> {
  return value instanceof Map;
}
