import { matchesPattern, type Pattern, patternOf } from '../iam/match-pattern.ts';

/** Texts that may hold `*` for any text and `?` for one character, ready to be compared with many others. */
export class WildcardList {
  readonly #exact: ReadonlySet<string>;
  readonly #patterns: readonly Pattern[];

  constructor(texts: readonly string[]) {
    const isWild = (text: string): boolean => text.includes('*') || text.includes('?');
    this.#exact = new Set(texts.filter((text) => !isWild(text)));
    this.#patterns = texts.filter(isWild).map(patternOf);
  }

  /** Whether a text fits one of the list. */
  fits(text: string): boolean {
    return this.#exact.has(text) || this.#patterns.some((pattern) => matchesPattern(pattern, text));
  }
}
