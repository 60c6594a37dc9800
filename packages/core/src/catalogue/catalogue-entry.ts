import type { Severity } from '../diagnostic/diagnostic.ts';
import type { ProgramId } from '../programs/program.ts';

/** The words for one code. Texts may hold `{fact}`; a hint is left out when one of its facts is absent. */
export interface CatalogueEntry {
  /** Heading of its page: a short statement. */
  readonly title: string;
  /** What was found, one line, no full stop. */
  readonly message: string;
  /** Words under the caret; without it the caret stands alone. */
  readonly label?: string;
  /** What would be accepted, the nearest match, the text to paste. */
  readonly hints: readonly string[];
  /** Which named program fails or misbehaves, and how. */
  readonly because: string;
  readonly whatToDo: string;
  readonly severity: Severity;
  readonly programs: readonly ProgramId[];
  /** Where the fact stands: a section of the reference, an issue, a vector. */
  readonly source: string;
  /** Numbers that the reference gives it, such as P03 or AWS051. */
  readonly aliases: readonly string[];
}
