import type { CheckWord } from './check-words.ts';

/** Why a check was skipped, for machines and for counting; its message says more. */
export type SkipReason =
  | 'needs-online'
  | 'waiting'
  | 'not-selected'
  | 'needs-answer'
  | 'not-reached'
  | 'not-applicable';

const reasons: Partial<Readonly<Record<CheckWord, SkipReason>>> = {
  'skipped-offline': 'needs-online',
  'skipped-waiting': 'waiting',
  'skipped-unselected': 'not-selected',
  'skipped-no-input': 'needs-answer',
  'skipped-cancelled': 'needs-answer',
  'skipped-not-reached': 'not-reached',
};

/** The reason behind a word; every other word says that the question does not arise for this target. */
export function skipReasonOf(word: CheckWord): SkipReason {
  return reasons[word] ?? 'not-applicable';
}
