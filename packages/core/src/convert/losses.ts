import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic, type DiagnosticDetails } from '../diagnostic/report-diagnostic.ts';
import type { Span } from '../source/span.ts';

/** Where a value stands. */
export interface LossPlace {
  readonly file: string;
  readonly span: Span;
}

/** Collects what is not carried over: of the place it was made for, or `at` another one. */
export class Losses {
  readonly found: Diagnostic[];
  readonly #to: string;
  readonly #place: LossPlace;

  /** `to`: what it was to become, as a sentence names it. */
  constructor({ to, ...place }: LossPlace & { readonly to: string }, found: Diagnostic[] = []) {
    this.found = found;
    this.#to = to;
    this.#place = place;
  }

  /** The same collection, for what stands elsewhere. */
  at(place: LossPlace): Losses {
    return new Losses({ ...place, to: this.#to }, this.found);
  }

  /** A value that has no place there. */
  lost(field: string, why: string, risk?: string): void {
    this.#tell('convert-field-lost', { field, why, risk });
  }

  /** A secret that was not asked for. */
  secret(field: string, risk: string): void {
    this.#tell('convert-secret-left-out', { field, risk });
  }

  differs(field: string, why: string, risk: string): void {
    this.#tell('convert-meaning-differs', { field, why, risk });
  }

  renamed(field: string, before: string, after: string, risk?: string): void {
    if (before !== after) this.#tell('convert-name-changed', { field, before, after, risk });
  }

  needed(what: string, why: string, risk?: string): void {
    this.#tell('convert-still-needed', { what, why, risk });
  }

  /** Nothing comes of it: what was found is all there is to say. */
  refused(what: string, why: string, risk?: string): { readonly losses: readonly Diagnostic[] } {
    this.#tell('convert-not-possible', { what, why, risk });
    return { losses: this.found };
  }

  /** One entry of many that nothing comes of. */
  skipped(what: string, why: string, risk: string): void {
    this.#tell('convert-not-possible', { what, why, risk }, { severity: 'warning' });
  }

  #tell(
    code: LossCode,
    { risk, ...facts }: { readonly [fact: string]: string | undefined; readonly risk?: string | undefined },
    details: Pick<DiagnosticDetails, 'severity'> = {},
  ): void {
    const { file, span } = this.#place;
    const told = Object.entries({ to: this.#to, ...facts, risk }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    this.found.push(diagnostic(code, file, span, { ...details, facts: Object.fromEntries(told) }));
  }
}

type LossCode =
  | 'convert-field-lost'
  | 'convert-secret-left-out'
  | 'convert-meaning-differs'
  | 'convert-name-changed'
  | 'convert-still-needed'
  | 'convert-not-possible';
