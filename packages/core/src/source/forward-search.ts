/**
 * Finds the next place of a text in a longer one, asked for offsets that never go back: every character is looked at
 * once, however often it is asked.
 */
export class ForwardSearch {
  readonly #text: string;
  readonly #sought: string;
  #found = -1;

  constructor(text: string, sought: string) {
    this.#text = text;
    this.#sought = sought;
  }

  /** The first place at `offset` or behind it; the length of the text when there is none. */
  from(offset: number): number {
    if (this.#found < offset) {
      const at = this.#text.indexOf(this.#sought, offset);
      this.#found = at === -1 ? this.#text.length : at;
    }
    return this.#found;
  }
}
