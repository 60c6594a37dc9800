import { type CommandWords, WordCollector } from './command-words.ts';

/**
 * Parts a text into commands and words as cmd and the programs of Windows do together: `^` before a character, double
 * quotes, backslashes that count before a quote only. `%NAME%` is told: nobody knows it from the text.
 */
export function splitWindowsLine(text: string): CommandWords {
  return new WindowsReader(text).read();
}

const operators: ReadonlySet<string> = new Set(['\n', '\r', '&', '|', '<', '>']);

class WindowsReader {
  readonly #text: string;
  readonly #words = new WordCollector();
  #at = 0;
  /** Where the quotes that are open began. */
  #quote: number | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  read(): CommandWords {
    while (this.#at < this.#text.length) this.#step(this.#text.charAt(this.#at));
    if (this.#quote !== undefined) this.#words.tell('quote-open', this.#quote, this.#quote + 1);
    return this.#words.finish(this.#at);
  }

  #step(character: string): void {
    if (character === '"') return this.#toggle();
    if (character === '\\') return this.#backslashes();
    if (character === '%') this.#checkVariable();
    if (this.#quote === undefined) {
      if (character === '^') return this.#caret();
      if (character === ' ' || character === '\t') this.#words.endWord(this.#at);
      else if (operators.has(character)) this.#words.endCommand(this.#at);
      else this.#words.add(character, this.#at);
    } else if (character === '\n' || character === '\r') {
      // Quotes end with their line.
      this.#words.tell('quote-open', this.#quote, this.#quote + 1);
      this.#quote = undefined;
      this.#words.endCommand(this.#at);
    } else this.#words.add(character, this.#at);
    this.#at += 1;
  }

  #toggle(): void {
    this.#words.open(this.#at);
    if (this.#quote === undefined) this.#quote = this.#at;
    else if (this.#text.charAt(this.#at + 1) === '"') {
      // Two in quotes are one that stands for itself.
      this.#at += 1;
      this.#words.add('"', this.#at);
    } else this.#quote = undefined;
    this.#at += 1;
  }

  /** Before a quote two are one, and one takes the quote along; elsewhere they stand for themselves. */
  #backslashes(): void {
    let end = this.#at;
    while (this.#text.charAt(end) === '\\') end += 1;
    const count = end - this.#at;
    const isBeforeQuote = this.#text.charAt(end) === '"';
    const kept = isBeforeQuote ? Math.floor(count / 2) : count;
    for (let index = 0; index < kept; index += 1) this.#words.add('\\', this.#at + index);
    this.#at = end;
    if (!isBeforeQuote || count % 2 === 0) return;
    this.#words.add('"', end);
    this.#at += 1;
  }

  #caret(): void {
    const isCrLf = this.#text.startsWith('\r\n', this.#at + 1);
    const next = this.#text.charAt(this.#at + 1);
    if (!isCrLf && next !== '\n' && next !== '') this.#words.add(next, this.#at + 1);
    this.#at += isCrLf ? 3 : 2;
  }

  /** `%20` of an address is none: no name begins with a digit. */
  #checkVariable(): void {
    const name = /^%[A-Za-z_][\w ()-]{0,63}%/u.exec(this.#text.slice(this.#at, this.#at + 66));
    if (name !== null) this.#words.tell('expansion', this.#at, this.#at + name[0].length);
  }
}
