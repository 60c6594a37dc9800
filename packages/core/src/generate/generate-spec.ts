import type { ProgramId } from '../programs/program.ts';
import type { Span } from '../source/span.ts';
import type { AccessKind, GenerateTarget } from './access-kind.ts';
import type { FieldName } from './spec-fields.ts';

/** What is to be generated: everything in it was checked. */
export interface GenerateSpec {
  readonly target: GenerateTarget;
  readonly access: AccessKind;
  /** Whose files they are; of Cyberduck and Mountain Duck one. */
  readonly programs: readonly ProgramId[];
  /** All as texts; a flag that is on is `true`, and one that is off is absent. Lists are joined by commas. */
  readonly values: ReadonlyMap<FieldName, string>;
}

/** A value as somebody gave it, and where. */
export interface GivenValue {
  readonly text: string;
  readonly span: Span;
  /** Where its name stands. */
  readonly nameSpan: Span;
}

/** Values as they were given, in a file or on the command line, under the names of the fields, `access` and `for`. */
export interface GivenValues {
  readonly file: string;
  /** Where something is said to be missing. */
  readonly whole: Span;
  readonly values: ReadonlyMap<string, GivenValue>;
}
