/** What stands for a secret in anything that is printed. */
export const secretMark = '•';

/** Shorter texts are not searched for by value: masking every `a` would hide the message. */
export const shortestKnownSecret = 6;

/**
 * Values that must not be printed, ready to be searched for. A file can hold a hundred thousand of them, and a report
 * as many texts, so the cost of a search hardly grows with their number.
 */
export class KnownSecrets implements Iterable<string> {
  /** Sorted, so that every value that a text begins with is the one before its place or begins that one. */
  readonly #values: readonly string[];
  /** For each value the place of the longest other one that it begins with; -1 without one. */
  readonly #shorter: readonly number[];
  readonly #beginnings: ReadonlySet<string>;

  constructor(values: Iterable<string>) {
    this.#values = [...new Set(values)].filter((value) => value.length >= shortestKnownSecret).toSorted(byCodeUnits);
    this.#shorter = findShorter(this.#values);
    this.#beginnings = new Set(this.#values.map(beginning));
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#values[Symbol.iterator]();
  }

  /** The text with a mark for each character of a known value. Values that overlap are masked to the last end. */
  mask(text: string): string {
    if (this.#values.length === 0) return text;
    const parts: string[] = [];
    let copied = 0;
    let maskedTo = 0;
    for (let at = 0; at + shortestKnownSecret <= text.length; at += 1) {
      if (!this.#beginnings.has(text.slice(at, at + shortestKnownSecret))) continue;
      const end = at + this.#longestAt(text, at);
      if (end <= Math.max(at, maskedTo)) continue;
      const from = Math.max(at, maskedTo);
      parts.push(text.slice(copied, from), secretMark.repeat(end - from));
      copied = end;
      maskedTo = end;
    }
    return parts.length === 0 ? text : parts.join('') + text.slice(copied);
  }

  /** The length of the longest known value at a place of the text, or 0. */
  #longestAt(text: string, at: number): number {
    let low = 0;
    let high = this.#values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const value = this.#values[middle] ?? '';
      if (value <= text.slice(at, at + value.length)) low = middle + 1;
      else high = middle;
    }
    for (let index = low - 1; index !== -1; index = this.#shorter[index] ?? -1) {
      const value = this.#values[index] ?? '';
      if (text.startsWith(value, at)) return value.length;
    }
    return 0;
  }
}

function beginning(value: string): string {
  return value.slice(0, shortestKnownSecret);
}

function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function findShorter(sorted: readonly string[]): readonly number[] {
  const shorter: number[] = [];
  for (const [index, value] of sorted.entries()) {
    let candidate = index - 1;
    while (candidate !== -1 && !value.startsWith(sorted[candidate] ?? '')) candidate = shorter[candidate] ?? -1;
    shorter.push(candidate);
  }
  return shorter;
}
