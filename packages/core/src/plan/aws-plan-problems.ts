import type { AwsReading } from '../aws/aws-reading.ts';
import type { AwsOutcome, AwsResolveError } from '../aws/resolve/aws-outcome.ts';
import type { AwsFamily } from './aws-plan-values.ts';
import { AwsRefusal } from './explain-aws-refusal.ts';
import type { PlanDraft } from './plan-draft.ts';

/** What a program stops with, explained: a code of the catalogue with the program's own words among its facts. */
export function reportRefusal(
  draft: PlanDraft,
  outcome: AwsOutcome,
  error: AwsResolveError | undefined,
  reading: AwsReading,
  family: AwsFamily,
): void {
  const explained = new AwsRefusal(draft, outcome, error, reading, family).explain();
  const program = draft.title;
  const words = error && wordsOf(draft, error);
  draft.problem(explained.code, explained.place, {
    facts: { program, ...explained.facts, ...(words === undefined ? {} : { words }) },
  });
}

/** What the program says, in one line as sentences are. */
export function wordsOf(draft: PlanDraft, { message }: AwsResolveError): string {
  return draft
    .cut(message)
    .replaceAll(/\s*\n\s*/gu, ' ')
    .trim();
}
