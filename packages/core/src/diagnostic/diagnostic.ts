import type { Code } from '../catalogue/catalogue.ts';
import type { ProgramId } from '../programs/program.ts';
import type { Span } from '../source/span.ts';
import type { TextEdit } from '../source/text-edit.ts';

export const severities = ['error', 'warning', 'hint'] as const;

/** error: a named program rejects, crashes or connects wrongly; warning: not what the author meant; hint: portability. */
export type Severity = (typeof severities)[number];

/** What was found, as plain values for the catalogue's sentences. Never a secret: not even masked. */
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** Another place that belongs to a finding, in this file or another. */
export interface RelatedSpan {
  readonly file: string;
  readonly span: Span;
  /** Short words for the caret line; may use the finding's {facts}. */
  readonly label: string;
}

export interface FileEdit extends TextEdit {
  readonly file: string;
}

export interface Fix {
  /** What it does, as an imperative: `Rename the key to "Role Configurable"`. */
  readonly title: string;
  /** true: nobody has to look at it first; false: needs consent. */
  readonly safe: boolean;
  readonly edits: readonly FileEdit[];
}

/** A finding: facts, not words; plain JSON. `describe` makes the words from the catalogue. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly file: string;
  readonly span: Span;
  readonly facts: Facts;
  readonly programs: readonly ProgramId[];
  readonly related: readonly RelatedSpan[];
  readonly fixes: readonly Fix[];
}
