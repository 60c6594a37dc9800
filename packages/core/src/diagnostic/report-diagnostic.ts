import { catalogueEntry, type Code } from '../catalogue/catalogue.ts';
import type { ProgramId } from '../programs/program.ts';
import type { Span } from '../source/span.ts';
import type { Diagnostic, Facts, Fix, RelatedSpan, Severity } from './diagnostic.ts';

export interface DiagnosticDetails {
  readonly facts?: Facts;
  readonly related?: readonly RelatedSpan[];
  readonly fixes?: readonly Fix[];
  /** Narrower than the catalogue's list, when this occurrence hurts fewer. */
  readonly programs?: readonly ProgramId[];
  readonly severity?: Severity;
}

/** A diagnostic with the catalogue's severity and programs filled in. */
export function diagnostic(code: Code, file: string, span: Span, details: DiagnosticDetails = {}): Diagnostic {
  const entry = catalogueEntry(code);
  return {
    code,
    severity: details.severity ?? entry.severity,
    file,
    span,
    facts: details.facts ?? {},
    programs: details.programs ?? entry.programs,
    related: details.related ?? [],
    fixes: details.fixes ?? [],
  };
}
