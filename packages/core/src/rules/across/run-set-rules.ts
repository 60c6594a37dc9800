import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { diagnostic } from '../../diagnostic/report-diagnostic.ts';
import type { Document } from '../../document/document.ts';
import { allRules } from '../all-rules.ts';
import { fileSet } from './file-set.ts';

/** What the files say of each other, by the file in which it shows. */
export function runSetRules(documents: readonly Document[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>();
  const set = fileSet(documents);
  for (const rule of allRules) {
    if (rule.on !== 'file-set') continue;
    rule.check(set, ({ file, span, ...details }) => {
      const finding = diagnostic(rule.code, file, span, details);
      const others = found.get(file);
      if (others === undefined) found.set(file, [finding]);
      else others.push(finding);
    });
  }
  return found;
}
