import type { Refusal } from './plist-findings.ts';

/** Leaves the reading of an OpenStep text: dd-plist refuses it here. Never seen outside this folder. */
export class OpenStepStop extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.problem);
    this.refusal = refusal;
  }
}

/** A place in an OpenStep text, and the tokens that dd-plist tells apart there. */
export class OpenStepCursor {
  readonly text: string;
  at: number;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  /** The character here; empty behind the end. */
  get here(): string {
    return this.text[this.at] ?? '';
  }

  take(symbol: string): boolean {
    if (this.here !== symbol) return false;
    this.at += 1;
    return true;
  }

  require(symbol: string): void {
    if (!this.take(symbol)) this.refuse(this.at, this.at + 1, `"${symbol}" is missing`, symbol);
  }

  /** Steps over white space and comments; one that never ends reaches to the end of the file. */
  skip(): void {
    while (true) {
      const { here } = this;
      if (here === ' ' || here === '\t' || here === '\n' || here === '\r') this.at += 1;
      else if (this.text.startsWith('//', this.at)) this.#skipLine();
      else if (this.text.startsWith('/*', this.at)) {
        const end = this.text.indexOf('*/', this.at + 2);
        this.at = end < 0 ? this.text.length : end + 2;
      } else return;
    }
  }

  #skipLine(): void {
    while (this.here !== '' && this.here !== '\n' && this.here !== '\r') this.at += 1;
  }

  /** Everything up to the first white space or `,` `;` `=` `)`; may be empty. Braces belong to it. */
  takeBare(): string {
    const start = this.at;
    while (this.at < this.text.length && !' \t\n\r,;=)'.includes(this.here)) this.at += 1;
    return this.text.slice(start, this.at);
  }

  /** Everything up to a symbol, or to the end of the file; stops on the symbol. */
  takeUntil(symbol: string): string {
    const start = this.at;
    const end = this.text.indexOf(symbol, start);
    this.at = end < 0 ? this.text.length : end;
    return this.text.slice(start, this.at);
  }

  /** A text in quotes, its escapes resolved: the five of C, `\U` with four hexadecimal, three octal digits. */
  takeQuoted(): string {
    const start = this.at;
    const parts: string[] = [];
    this.at += 1;
    let done = this.at;
    while (true) {
      const { here } = this;
      if (here === '') this.refuse(start, this.at, 'a quote that is not closed', '"');
      if (here === '"') break;
      if (here === '\\') {
        parts.push(this.text.slice(done, this.at), this.#takeEscape());
        done = this.at;
      } else this.at += 1;
    }
    parts.push(this.text.slice(done, this.at));
    this.at += 1;
    return parts.join('');
  }

  #takeEscape(): string {
    const start = this.at;
    const letter = this.text[start + 1] ?? '';
    const plain = escapes.get(letter);
    if (plain !== undefined) {
      this.at = start + 2;
      return plain;
    }
    const unicode = letter === 'U' || letter === 'u';
    const digits = unicode ? this.text.slice(start + 2, start + 6) : this.text.slice(start + 1, start + 4);
    const valid = unicode ? /^[0-9a-fA-F]{4}$/.test(digits) : /^[0-7]{3}$/.test(digits);
    if (!valid)
      this.refuse(start, start + 2, 'an escape that is not known', String.raw`\\ \" \' \n \t \r \b \Uxxxx or \ooo`);
    this.at = start + (unicode ? 6 : 4);
    return String.fromCharCode(Number.parseInt(digits, unicode ? 16 : 8));
  }

  refuse(start: number, end: number, problem: string, expected?: string): never {
    const span = { start, end: Math.min(Math.max(start, end), this.text.length) };
    throw new OpenStepStop(expected === undefined ? { span, problem } : { span, problem, expected });
  }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\'],
  ['"', '"'],
  ["'", "'"],
  ['b', '\b'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
