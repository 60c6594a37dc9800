import type { Span } from '../source/span.ts';

/** Something that may be written at a place. */
export interface Completion {
  readonly label: string;
  /** A key, one of several values, or a name that is declared elsewhere. */
  readonly kind: 'key' | 'value' | 'name';
  /** One line. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation?: string;
  /** What it takes the place of. */
  readonly span: Span;
  readonly before: string;
  /** Where the cursor goes between `before` and this. */
  readonly after: string;
  readonly deprecated?: boolean;
}

/** Values, each of which takes the place of a span. */
export function valueCompletions(
  span: Span,
  values: readonly string[],
  detail: string,
  kind: Completion['kind'] = 'value',
): readonly Completion[] {
  return values.map((label) => ({ label, kind, detail, span, before: label, after: '' }));
}
