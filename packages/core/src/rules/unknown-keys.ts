import { oncePer } from '../aws/resolve/once-per.ts';
import type { PlistDocument } from '../plist/plist-document.ts';
import type { PlistDict } from '../plist/plist-tree.ts';
import { isSecretName } from '../report/secret-names.ts';
import { nearestName } from './nearest-name.ts';
import { replaceXml } from './replace-text.ts';
import type { ReportFinding } from './rule.ts';

/**
 * Reports every key of a dictionary that is not accepted, with the accepted one that was probably meant; `meant` has
 * those that are spelled otherwise but known to be mixed up.
 */
export function reportUnknownKeys(
  plist: PlistDocument,
  dict: PlistDict,
  accepted: readonly string[],
  report: ReportFinding,
  meant: ReadonlyMap<string, string> = new Map(),
): void {
  const file = plist.source.name;
  const known = setOf(accepted);
  let keys: Set<string> | undefined;
  for (const { key, keySpan, keyTextSpan } of dict.entries) {
    // A secret under a wrong name is the business of secret-in-shared-file.
    if (known.has(key) || isSecretName(key)) continue;
    keys ??= new Set(dict.entries.map((entry) => entry.key));
    const present = keys;
    const nearest = meant.get(key) ?? nearestName(key, accepted);
    if (nearest === undefined || present.has(nearest)) {
      report({ file, span: keySpan, facts: { found: key } });
      continue;
    }
    // Of two keys that mean the same one only the first is renamed to it.
    present.add(nearest);
    const onlyCase = nearest.toLowerCase() === key.trim().toLowerCase();
    report({
      file,
      span: keyTextSpan,
      facts: { found: key, nearest },
      fixes: replaceXml(plist, keyTextSpan, nearest, `rename the key to "${nearest}"`, onlyCase),
    });
  }
}

/** The lists are constants: one set for each. */
const setOf = oncePer((accepted: readonly string[]): ReadonlySet<string> => new Set(accepted));
