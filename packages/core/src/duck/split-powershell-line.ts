import { type CommandWords, WordCollector } from './command-words.ts';

/**
 * Parts a text into commands and words as PowerShell does for programs (about_Quoting_Rules, about_Parsing,
 * about_Special_Characters): quotes of every kind, which are doubled for themselves, backticks, comments, `&` before a
 * program. `$Env:NAME = VALUE` is one word, `NAME=VALUE`. What is put in from elsewhere, and all behind `--%`, is told.
 */
export function splitPowerShellLine(text: string): CommandWords {
  return new PowerShellReader(text).read();
}

/** Typographic quotes are quotes as well. */
const singles = "'\u2018\u2019\u201A\u201B";
const doubles = '"\u201C\u201D\u201E';

/** Ends a command; a redirection and brackets are none of its words either. */
const operators: ReadonlySet<string> = new Set(['\n', '\r', ';', '&', '|', '<', '>', '(', ')', '{', '}']);

const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['e', '\u001B'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/** Longest name of a variable that is looked at. */
const longestVariable = 256;

const isSpace = (character: string): boolean => /[^\S\r\n]|\u0085/u.test(character);

class PowerShellReader {
  readonly #text: string;
  readonly #words = new WordCollector();
  #at = 0;
  /** Whether the next word is the first of its command. */
  #isFirst = true;

  constructor(text: string) {
    this.#text = text;
  }

  read(): CommandWords {
    while (this.#at < this.#text.length) this.#step(this.#text.charAt(this.#at));
    return this.#words.finish(this.#at);
  }

  #step(character: string): void {
    const isStart = !this.#words.isInWord;
    if (isSpace(character)) this.#endWord();
    else if (isStart && this.#text.startsWith('<#', this.#at)) return this.#skipTo('#>', 2);
    else if (operators.has(character)) {
      this.#words.endCommand(this.#at);
      this.#isFirst = true;
    } else if (isStart && character === '#') return this.#skipTo('\n', 0);
    else if (isStart && this.#isFirst && this.#readAssignment()) return;
    else if (isStart && this.#readStop()) return;
    else if (character === '`') return this.#escape();
    else if (singles.includes(character) || doubles.includes(character)) return this.#quoted(isStart);
    else {
      this.#checkExpansion(isStart);
      this.#words.add(character, this.#at);
    }
    this.#at += 1;
  }

  #endWord(): void {
    if (this.#words.isInWord) this.#isFirst = false;
    this.#words.endWord(this.#at);
  }

  #skipTo(end: string, length: number): void {
    const found = this.#text.indexOf(end, this.#at);
    this.#at = found === -1 ? this.#text.length : found + length;
  }

  /** `$Env:NAME =` and `${Env:NAME} =`: the name, and a sign before the value that follows. */
  #readAssignment(): boolean {
    const found = /^\$(?:env:(\w+)|\{env:([^}\r\n]+)\})[ \t]*=(?!=)[ \t]*/iu.exec(
      this.#text.slice(this.#at, this.#at + longestVariable),
    );
    if (found === null) return false;
    const name = found[1] ?? found[2] ?? '';
    const start = this.#at + found[0].toLowerCase().indexOf('env:') + 'env:'.length;
    for (let index = 0; index < name.length; index += 1) this.#words.add(name.charAt(index), start + index);
    this.#words.add('=', this.#at + found[0].lastIndexOf('='));
    this.#at += found[0].length;
    return true;
  }

  /** Behind `--%` Windows gets the rest of the line as it stands, with its own variables. */
  #readStop(): boolean {
    const isStop =
      this.#text.startsWith('--%', this.#at) && /^(?:\s|$)/u.test(this.#text.slice(this.#at + 3, this.#at + 4));
    if (!isStop) return false;
    this.#words.open(this.#at);
    this.#words.tell('parsing-stopped', this.#at, this.#at + 3);
    this.#words.endWord(this.#at + 3);
    const end = /[\r\n|]/u.exec(this.#text.slice(this.#at));
    this.#at = end === null ? this.#text.length : this.#at + end.index;
    return true;
  }

  /** Outside quotes and in double ones a backtick takes the next character along, or stands for another one. */
  #escape(): void {
    const next = this.#text.charAt(this.#at + 1);
    const lineEnd = next === '\n' ? 1 : this.#text.startsWith('\r\n', this.#at + 1) ? 2 : 0;
    // The command goes on in the next line; a word does not.
    if (lineEnd > 0) {
      this.#endWord();
      this.#at += 1 + lineEnd;
    } else this.#takeEscaped();
  }

  #takeEscaped(): void {
    const start = this.#at;
    const point = /^`u\{([\da-f]{1,6})\}/iu.exec(this.#text.slice(start, start + 10));
    const code = Number.parseInt(point?.[1] ?? '', 16);
    if (point !== null && code <= 0x10_ff_ff) {
      for (const unit of String.fromCodePoint(code).split('')) this.#words.add(unit, start);
      this.#at += point[0].length;
      return;
    }
    const next = this.#text.charAt(start + 1);
    if (next !== '') this.#words.add(escapes.get(next) ?? next, start + 1);
    this.#at += 2;
  }

  /** A word that begins with a quote ends with it: what stands right behind is the next one. */
  #quoted(isStart: boolean): void {
    const start = this.#at;
    const isDouble = doubles.includes(this.#text.charAt(start));
    const quotes = isDouble ? doubles : singles;
    this.#words.open(start);
    this.#at += 1;
    while (this.#at < this.#text.length) {
      const character = this.#text.charAt(this.#at);
      if (quotes.includes(character)) {
        this.#at += 1;
        const next = this.#text.charAt(this.#at);
        if (next === '' || !quotes.includes(next)) {
          if (isStart) this.#endWord();
          return;
        }
        this.#words.add(next, this.#at);
        this.#at += 1;
      } else if (isDouble && character === '`') this.#takeEscaped();
      else {
        if (isDouble) this.#checkExpansion(false);
        this.#words.add(character, this.#at);
        this.#at += 1;
      }
    }
    this.#words.tell('quote-open', start, start + 1);
  }

  /** A variable, a script, a list or a text of many lines begins here. */
  #checkExpansion(isStart: boolean): void {
    const character = this.#text.charAt(this.#at);
    const next = this.#text.charAt(this.#at + 1);
    if (next === '') return;
    const isExpansion =
      character === '$'
        ? /[\w{($?^:]/u.test(next)
        : isStart && character === '@' && /[\w({'"\u2018-\u201E]/u.test(next);
    if (isExpansion) this.#words.tell('expansion', this.#at, this.#at + 1);
  }
}
