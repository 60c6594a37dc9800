import { ForwardSearch } from './forward-search.ts';
import type { Span } from './span.ts';

/** A place for people: line and column, both 1-based, the column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a text came from, when it came from bytes. */
export interface SourceOrigin {
  readonly bytes: Uint8Array;
  /** The encoding that the text was decoded with, as WHATWG names it; `utf-32be` and `utf-32le` beside those. */
  readonly encoding: string;
  /** The first thing in these bytes that a strict reader refuses. */
  readonly refusal?: { readonly offset: number; readonly problem: string; readonly expected: string };
}

/**
 * A text with a name. Everything inside Duckbill speaks in offsets; this answers for lines and columns, late.
 * A line ends at LF, CRLF or a lone CR, the way editors count.
 */
export class SourceText {
  readonly name: string;
  readonly text: string;
  /** Present when `readSource` made the text from bytes. */
  readonly origin: SourceOrigin | undefined;
  #lineStarts: readonly number[] | undefined;

  /** `name` is what reports show: a path, or `<stdin>`. */
  constructor(name: string, text: string, origin?: SourceOrigin) {
    this.name = name;
    this.text = text;
    this.origin = origin;
  }

  /** The position of an offset; an offset outside the text is moved to its nearest end. */
  position(offset: number): Position {
    const starts = this.#starts();
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] ?? 0) + 1 };
  }

  /** The offset of a position; beyond the last line or column: the nearest offset that exists. */
  offset(position: Position): number {
    const line = this.lineSpan(position.line);
    return Math.max(line.start, Math.min(line.start + position.column - 1, line.end));
  }

  /** How many lines there are; an empty text has one. */
  get lineCount(): number {
    return this.#starts().length;
  }

  /** The span of a 1-based line, without its line end. */
  lineSpan(line: number): Span {
    const starts = this.#starts();
    const index = Math.max(0, Math.min(line - 1, starts.length - 1));
    const start = starts[index] ?? 0;
    let end = starts[index + 1] ?? this.text.length;
    while (end > start && index + 1 < starts.length && isLineBreak(this.text.charCodeAt(end - 1))) end -= 1;
    return { start, end };
  }

  /** The text of a span. */
  slice(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  #starts(): readonly number[] {
    this.#lineStarts ??= lineStarts(this.text);
    return this.#lineStarts;
  }
}

const CR = 13;
const LF = 10;

function isLineBreak(code: number): boolean {
  return code === LF || code === CR;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  const lf = new ForwardSearch(text, '\n');
  const cr = new ForwardSearch(text, '\r');
  for (let at = 0; ; starts.push(at)) {
    const [nextLf, nextCr] = [lf.from(at), cr.from(at)];
    const end = Math.min(nextLf, nextCr);
    if (end === text.length) return starts;
    at = nextLf === nextCr + 1 ? nextLf + 1 : end + 1;
  }
}
