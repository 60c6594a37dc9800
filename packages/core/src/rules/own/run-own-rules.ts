import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { diagnostic } from '../../diagnostic/report-diagnostic.ts';
import type { Document } from '../../document/document.ts';
import type { OwnFacts } from './own-aws.ts';
import { ownRules } from './own-rules.ts';

/** What environment and permissions make of a document; nothing when it is not the person's own. */
export function runOwnRules(document: Document, facts: OwnFacts): readonly Diagnostic[] {
  if (document.kind !== 'aws' || !document.sources.some(({ name }) => facts.files.has(name))) return [];
  const own = { ...facts, document, config: document.model };
  const found: Diagnostic[] = [];
  for (const rule of ownRules)
    rule.check(own, ({ file, span, ...details }) => {
      found.push(diagnostic(rule.code, file, span, details));
    });
  return found;
}
