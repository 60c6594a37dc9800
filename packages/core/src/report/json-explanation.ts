import { catalogueEntry, type Code } from '../catalogue/catalogue.ts';
import type { CatalogueEntry } from '../catalogue/catalogue-entry.ts';
import { guidance, type GuidanceCode } from '../catalogue/connect.ts';
import type { ProgramEffect } from '../catalogue/effects/program-effect.ts';
import { programEffects } from '../catalogue/effects/program-effects.ts';
import type { GuidanceEntry } from '../catalogue/guidance-entry.ts';
import type { Explanation } from '../guidance/explain.ts';

/** A rule for machines: its words, and what every program makes of it. */
export interface JsonRule extends CatalogueEntry {
  readonly code: Code;
  readonly effects: readonly ProgramEffect[];
}

/** A failure for machines: its words without the patterns that recognise it. */
export interface JsonGuidance extends Omit<GuidanceEntry, 'recognise'> {
  readonly code: GuidanceCode;
}

/** The words of a rule. */
export function jsonRule(code: Code): JsonRule {
  return { code, ...catalogueEntry(code), effects: programEffects(code) };
}

/** The words of a failure. */
export function jsonGuidance(code: GuidanceCode): JsonGuidance {
  const { recognise: _, ...words } = guidance[code];
  return { code, ...words };
}

/** What `explain` answers, with its words. */
export function jsonExplanation(explanation: Explanation): object {
  switch (explanation.kind) {
    case 'rule':
      return { kind: 'rule', ...jsonRule(explanation.code) };
    case 'failure':
      return { ...explanation, ...jsonGuidance(explanation.code) };
    case 'no-rule':
      return explanation;
  }
}
