import { isNamePart, isNameStart, isXmlSpace } from './xml-characters.ts';
import type { XmlProblem } from './xml-handler.ts';

/** Leaves the reading of a text that cannot be followed any further. Never seen outside this folder. */
export class XmlStop extends Error {
  readonly problem: XmlProblem;

  constructor(problem: XmlProblem) {
    super(problem.problem);
    this.problem = problem;
  }
}

/** A place in a text, and the few steps that every part of the grammar takes. */
export class XmlCursor {
  readonly text: string;
  at: number;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  /** The UTF-16 unit here; NaN behind the end. */
  get code(): number {
    return this.text.charCodeAt(this.at);
  }

  looksAt(word: string): boolean {
    return this.text.startsWith(word, this.at);
  }

  /** Steps over `word` when it stands here. */
  take(word: string): boolean {
    if (!this.looksAt(word)) return false;
    this.at += word.length;
    return true;
  }

  /** Steps over white space and says whether there was any. */
  skipSpace(): boolean {
    const start = this.at;
    while (isXmlSpace(this.text.charCodeAt(this.at))) this.at += 1;
    return this.at > start;
  }

  /** The name that begins here, or an empty text. */
  takeName(): string {
    const start = this.at;
    if (!isNameStart(this.text.charCodeAt(start))) return '';
    let end = start + 1;
    while (isNamePart(this.text.charCodeAt(end))) end += 1;
    this.at = end;
    return this.text.slice(start, end);
  }

  /** The token that begins here: as a name, but any of its characters may come first. */
  takeToken(): string {
    const start = this.at;
    while (isNamePart(this.text.charCodeAt(this.at))) this.at += 1;
    return this.text.slice(start, this.at);
  }

  /** A text in quotes, without them; undefined when no quote stands here or none closes it. */
  takeQuoted(): string | undefined {
    const quote = this.text[this.at];
    if (quote !== '"' && quote !== "'") return undefined;
    const end = this.text.indexOf(quote, this.at + 1);
    if (end < 0) return undefined;
    const value = this.text.slice(this.at + 1, end);
    this.at = end + 1;
    return value;
  }

  /** The end of the construct that closes with `closer`; a text that never closes it stops the reading. */
  endOf(closer: string, from: number, problem: string): number {
    const found = this.text.indexOf(closer, from);
    if (found < 0) return this.stop(this.at, this.text.length, problem, closer);
    return found + closer.length;
  }

  /** Gives up: nothing behind this can be told apart any more. */
  stop(start: number, end: number, problem: string, expected?: string): never {
    const span = { start, end: Math.min(end, this.text.length) };
    throw new XmlStop(expected === undefined ? { span, problem } : { span, problem, expected });
  }
}
