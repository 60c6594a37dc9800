import { maxRowLength } from './raw-row.ts';

/** A line without its end, and its number. */
export interface TextLine {
  readonly number: number;
  readonly text: string;
  /** More than is held was dropped. */
  readonly tooLong: boolean;
}

/** Cuts a text that comes in pieces into lines; they end at LF, CRLF or a lone CR. */
export class LineSplitter {
  #rest = '';
  #number = 1;
  #dropping = false;

  push(text: string): TextLine[] {
    const all = this.#rest + text;
    const lines: TextLine[] = [];
    let start = 0;
    for (let at = 0; at < all.length;) {
      const end = nextEnd(all, at);
      // A CR at the very end may be half of a CRLF.
      if (end === -1 || (all.charAt(end) === '\r' && end === all.length - 1)) break;
      lines.push(this.#line(all.slice(start, end)));
      start = end + (all.charAt(end) === '\r' && all.charAt(end + 1) === '\n' ? 2 : 1);
      at = start;
    }
    this.#rest = all.slice(start);
    if (this.#rest.length > maxRowLength) {
      this.#dropping = true;
      this.#rest = this.#rest.endsWith('\r') ? '\r' : '';
    }
    return lines;
  }

  end(): TextLine[] {
    const rest = this.#rest.endsWith('\r') ? this.#rest.slice(0, -1) : this.#rest;
    this.#rest = '';
    return rest === '' && !this.#dropping ? [] : [this.#line(rest)];
  }

  #line(text: string): TextLine {
    const tooLong = this.#dropping || text.length > maxRowLength;
    this.#dropping = false;
    const line = { number: this.#number, text, tooLong };
    this.#number += 1;
    return line;
  }
}

function nextEnd(text: string, from: number): number {
  const lf = text.indexOf('\n', from);
  const cr = text.lastIndexOf('\r', lf === -1 ? text.length : lf) < from ? -1 : text.indexOf('\r', from);
  if (cr === -1) return lf;
  return lf === -1 ? cr : Math.min(lf, cr);
}
