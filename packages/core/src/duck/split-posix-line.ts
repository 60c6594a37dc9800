import { type CommandWords, WordCollector } from './command-words.ts';

/**
 * Parts a text into commands and words as sh, bash and zsh do: quotes, backslashes, comments, lines that go on. What a
 * shell would put in from elsewhere is told. Patterns stay as they stand: a shell leaves those that fit no file.
 */
export function splitPosixLine(text: string): CommandWords {
  return new PosixReader(text).read();
}

/** Ends a command; a redirection is none of its words either. */
const operators: ReadonlySet<string> = new Set(['\n', '\r', ';', '&', '|', '<', '>', '(', ')']);

class PosixReader {
  readonly #text: string;
  readonly #words = new WordCollector();
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): CommandWords {
    while (this.#at < this.#text.length) this.#step(this.#text.charAt(this.#at));
    return this.#words.finish(this.#at);
  }

  #step(character: string): void {
    if (character === ' ' || character === '\t') this.#words.endWord(this.#at);
    else if (operators.has(character)) this.#words.endCommand(this.#at);
    else if (character === '#' && !this.#words.isInWord) return this.#skipComment();
    else if (character === "'") return this.#single();
    else if (character === '"') return this.#double();
    else if (character === '\\') return this.#escape();
    else {
      this.#checkExpansion();
      this.#words.add(character, this.#at);
    }
    this.#at += 1;
  }

  #skipComment(): void {
    const end = this.#text.indexOf('\n', this.#at);
    this.#at = end === -1 ? this.#text.length : end;
  }

  #single(): void {
    const start = this.#at;
    const end = this.#text.indexOf("'", start + 1);
    this.#words.open(start);
    const stop = end === -1 ? this.#text.length : end;
    for (let at = start + 1; at < stop; at += 1) this.#words.add(this.#text.charAt(at), at);
    if (end === -1) this.#words.tell('quote-open', start, start + 1);
    this.#at = Math.min(stop + 1, this.#text.length);
  }

  #double(): void {
    const start = this.#at;
    this.#words.open(start);
    this.#at += 1;
    while (this.#at < this.#text.length) {
      const character = this.#text.charAt(this.#at);
      if (character === '"') {
        this.#at += 1;
        return;
      }
      const next = this.#text.charAt(this.#at + 1);
      if (character === '\\' && next !== '' && '"\\$`'.includes(next)) {
        this.#words.add(next, this.#at + 1);
        this.#at += 2;
      } else if (character === '\\' && this.#lineEnd(this.#at + 1) > 0) this.#at += 1 + this.#lineEnd(this.#at + 1);
      else {
        this.#checkExpansion();
        this.#words.add(character, this.#at);
        this.#at += 1;
      }
    }
    this.#words.tell('quote-open', start, start + 1);
  }

  #escape(): void {
    const lineEnd = this.#lineEnd(this.#at + 1);
    if (lineEnd > 0) {
      this.#at += 1 + lineEnd;
      return;
    }
    const next = this.#text.charAt(this.#at + 1);
    this.#words.add(next === '' ? '\\' : next, next === '' ? this.#at : this.#at + 1);
    this.#at += 2;
  }

  /** Length of the line end there, none: 0. */
  #lineEnd(at: number): number {
    if (this.#text.charAt(at) === '\n') return 1;
    return this.#text.startsWith('\r\n', at) ? 2 : 0;
  }

  /** A variable, a command or a quote of bash begins here. */
  #checkExpansion(): void {
    const character = this.#text.charAt(this.#at);
    const next = this.#text.charAt(this.#at + 1);
    if (character === '`' || (character === '$' && next !== '' && /[\w{('"@*#?$!-]/u.test(next)))
      this.#words.tell('expansion', this.#at, this.#at + 1);
  }
}
