import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { diagnostic, type DiagnosticDetails } from '../../diagnostic/report-diagnostic.ts';
import type { Span } from '../../source/span.ts';

/** Where what is told stands, and what it was to become, as a sentence names it. */
export interface LossPlace {
  readonly file: string;
  readonly span: Span;
  readonly to: string;
}

/** Collects what a route could not carry over. */
export class ClientLosses {
  readonly found: Diagnostic[] = [];
  readonly #place: LossPlace;

  constructor(place: LossPlace) {
    this.#place = place;
  }

  /** A value that has no place there. */
  lost(field: string, why: string, risk: string): void {
    this.#tell('convert-field-lost', { field, why, risk });
  }

  /** A secret that was not asked for. */
  secret(field: string, risk: string): void {
    this.#tell('convert-secret-left-out', { field, risk });
  }

  differs(field: string, why: string, risk: string): void {
    this.#tell('convert-meaning-differs', { field, why, risk });
  }

  renamed(field: string, before: string, after: string, risk: string): void {
    if (before !== after) this.#tell('convert-name-changed', { field, before, after, risk });
  }

  needed(what: string, why: string, risk: string): void {
    this.#tell('convert-still-needed', { what, why, risk });
  }

  /** Nothing comes of it. */
  refused(what: string, why: string, risk: string): void {
    this.#tell('convert-not-possible', { what, why, risk });
  }

  /** One entry of many that nothing comes of. */
  skipped(what: string, why: string, risk: string): void {
    this.#tell('convert-not-possible', { what, why, risk }, { severity: 'warning' });
  }

  #tell(
    code:
      | 'convert-field-lost'
      | 'convert-secret-left-out'
      | 'convert-meaning-differs'
      | 'convert-name-changed'
      | 'convert-still-needed'
      | 'convert-not-possible',
    facts: Readonly<Record<string, string>>,
    details: Pick<DiagnosticDetails, 'severity'> = {},
  ): void {
    const { file, span, to } = this.#place;
    this.found.push(diagnostic(code, file, span, { ...details, facts: { ...facts, to } }));
  }
}
