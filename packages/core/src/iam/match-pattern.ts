/**
 * A pattern after its variables are filled in: UTF-16 units, with the two wildcards apart from text that merely looks
 * like them. What a variable brought is always plain text.
 */
export type Pattern = readonly number[];

export const anyRun = -1;
export const anyOne = -2;

const star = '*'.charCodeAt(0);
const questionMark = '?'.charCodeAt(0);

/** The pattern of a text without variables. */
export function patternOf(text: string): Pattern {
  return Array.from({ length: text.length }, (_, index) => wildcardUnit(text.charCodeAt(index)));
}

/** A unit as the pattern sees it. */
export function wildcardUnit(unit: number): number {
  if (unit === star) return anyRun;
  return unit === questionMark ? anyOne : unit;
}

/**
 * Whether the whole text fits. `*` crosses `/` and `:`; `?` is one UTF-16 unit, so an emoji needs two (aws-wire §2.3,
 * captured). Goes back to the last star only, so the cost is bounded by pattern times text.
 */
export function matchesPattern(pattern: Pattern, text: string): boolean {
  let at = 0;
  let index = 0;
  let starAt = -1;
  let starIndex = 0;
  while (index < text.length) {
    const unit = pattern[at];
    if (unit === anyRun) {
      starAt = at;
      starIndex = index;
      at += 1;
    } else if (unit === anyOne || unit === text.charCodeAt(index)) {
      at += 1;
      index += 1;
    } else if (starAt >= 0) {
      starIndex += 1;
      index = starIndex;
      at = starAt + 1;
    } else {
      return false;
    }
  }
  while (pattern[at] === anyRun) at += 1;
  return at === pattern.length;
}
