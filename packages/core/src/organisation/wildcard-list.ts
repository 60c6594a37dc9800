import { matchesPattern, patternOf } from '../iam/match-pattern.ts';

/** Whether a text fits one of a list; `*` stands for any text, `?` for one character. */
export function fitsOne(list: readonly string[], text: string): boolean {
  return list.some((pattern) => matchesPattern(patternOf(pattern), text));
}
