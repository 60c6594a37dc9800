import { catalogueEntry } from '../catalogue/catalogue.ts';
import type { Diagnostic } from './diagnostic.ts';
import { fillTemplate, fillTemplates } from './fill-template.ts';

/** A finding in words. */
export interface Description {
  /** One line, no full stop. */
  readonly message: string;
  /** For the caret line; may be empty. */
  readonly label: string;
  readonly hints: readonly string[];
  /** Which program fails, and how. */
  readonly because: string;
  readonly whatToDo: string;
}

/** Words for a finding, from the catalogue. The only place where facts become sentences. */
export function describe(diagnostic: Diagnostic): Description {
  const entry = catalogueEntry(diagnostic.code);
  const { facts } = diagnostic;
  return {
    message: fillTemplate(entry.message, facts) ?? entry.title,
    label: entry.label === undefined ? '' : (fillTemplate(entry.label, facts) ?? ''),
    hints: fillTemplates(entry.hints, facts),
    because: fillTemplate(entry.because, facts) ?? entry.because,
    whatToDo: fillTemplate(entry.whatToDo, facts) ?? entry.whatToDo,
  };
}
