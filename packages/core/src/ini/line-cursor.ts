import { ForwardSearch } from '../source/forward-search.ts';
import { isBlankAt, trimmedEnd, trimmedStart } from './blanks.ts';
import type { LinePlace } from './ini-lines.ts';

/** Goes through a text line by line. A line ends at LF, CRLF or a lone CR. */
export class LineCursor implements LinePlace {
  start = 0;
  end = 0;
  fullEnd: number;
  contentStart = 0;
  contentEnd = 0;
  readonly #text: string;
  readonly #lf: ForwardSearch;
  readonly #cr: ForwardSearch;
  readonly #hash: ForwardSearch;
  readonly #semicolon: ForwardSearch;

  constructor(text: string, from: number) {
    this.#text = text;
    this.fullEnd = from;
    this.#lf = new ForwardSearch(text, '\n');
    this.#cr = new ForwardSearch(text, '\r');
    this.#hash = new ForwardSearch(text, '#');
    this.#semicolon = new ForwardSearch(text, ';');
  }

  /** Moves to the next line; false when there is none. */
  next(): boolean {
    const text = this.#text;
    const start = this.fullEnd;
    if (start >= text.length) return false;
    const lf = this.#lf.from(start);
    const cr = this.#cr.from(start);
    const end = Math.min(lf, cr);
    this.start = start;
    this.end = end;
    this.fullEnd = Math.min(end === cr && lf === end + 1 ? end + 2 : end + 1, text.length);
    this.contentEnd = trimmedEnd(text, start, end);
    this.contentStart = trimmedStart(text, start, this.contentEnd);
    return true;
  }

  /** Offset of the first `#` or `;` of this line, from `offset` on, that follows a blank; -1 when there is none. */
  commentFrom(offset: number): number {
    for (let from = offset; ;) {
      const at = Math.min(this.#hash.from(from), this.#semicolon.from(from));
      if (at >= this.contentEnd) return -1;
      if (isBlankAt(this.#text, at - 1)) return at;
      from = at + 1;
    }
  }
}
