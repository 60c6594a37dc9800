import type { Span } from '../source/span.ts';

/** A comment in a file that asks for findings to be left out, as it stands there. */
export interface SuppressionComment {
  /** The whole comment. */
  readonly span: Span;
  /** What goes when the comment goes: with its line where it stands alone on one. */
  readonly removal: Span;
  /** The codes as they are written, separators included; empty, where they are missing. */
  readonly listSpan: Span;
  readonly codes: readonly WrittenCode[];
  /** Why the findings may stay; empty when nothing was said. */
  readonly reason: string;
  /** The element or line that it is about; undefined when none follows. */
  readonly covers: Span | 'file' | undefined;
}

export interface WrittenCode {
  readonly text: string;
  readonly span: Span;
}

/** A comment before it is known what it is about. */
export type SuppressionWords = Pick<SuppressionComment, 'listSpan' | 'codes' | 'reason'> & {
  readonly wholeFile: boolean;
};

/** What every suppression begins with; a text without it has none. */
export const suppressionMark = 'duckbill-ignore';
