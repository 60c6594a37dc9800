import type { Span } from '../source/span.ts';
import type { JsonProblem } from './json-tree.ts';

/** A string of JSON and its place, quotes included and not. */
export interface JsonText {
  readonly value: string;
  readonly span: Span;
  readonly textSpan: Span;
}

export interface JsonDigits {
  readonly text: string;
  readonly span: Span;
  /** Without fraction and exponent. */
  readonly isWhole: boolean;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Reads words of JSON one after the other. `at` is the place of the next one. */
export class JsonReader {
  readonly #text: string;
  at: number;

  constructor(text: string) {
    this.#text = text;
    this.at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  get ended(): boolean {
    return this.at >= this.#text.length;
  }

  /** The next character that is not blank, where the reader then stands; empty at the end. */
  next(): string {
    while (' \t\r\n'.includes(this.#text[this.at] ?? 'x')) this.at += 1;
    return this.#text[this.at] ?? '';
  }

  /** A word that stands here. */
  word(word: string): Span | undefined {
    if (!this.#text.startsWith(word, this.at)) return undefined;
    const start = this.at;
    this.at += word.length;
    return { start, end: this.at };
  }

  /** The string whose quote stands here. */
  string(): JsonText | JsonProblem {
    const start = this.at;
    const text = this.#text;
    let value = '';
    let from = start + 1;
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 0x22) {
        this.at = at + 1;
        const span = { start, end: this.at };
        return { value: value + text.slice(from, at), span, textSpan: { start: start + 1, end: at } };
      }
      if (code < 0x20)
        return {
          span: { start: at, end: at + 1 },
          problem: 'a control character in a string',
          expected: '\\n or \\u…',
        };
      if (code !== 0x5c) continue;
      const escape = readEscape(text, at);
      if (escape === undefined)
        return {
          span: { start: at, end: Math.min(at + 2, text.length) },
          problem: 'an unknown escape',
          expected: '\\\\',
        };
      value += text.slice(from, at) + escape.value;
      at = escape.end - 1;
      from = escape.end;
    }
    return { span: { start, end: start + 1 }, problem: 'the string is not closed', expected: '"' };
  }

  /** The number that stands here. */
  number(): JsonDigits | undefined {
    const start = this.at;
    let at = start + (this.#text[start] === '-' ? 1 : 0);
    const whole = this.#digits(at);
    // No zeros in front: JSON has none.
    if (whole === at || (this.#text[at] === '0' && whole > at + 1)) return undefined;
    at = whole;
    if (this.#text[at] === '.') {
      const end = this.#digits(at + 1);
      if (end === at + 1) return undefined;
      at = end;
    }
    if (this.#text[at] === 'e' || this.#text[at] === 'E') {
      const sign = this.#text[at + 1] === '-' || this.#text[at + 1] === '+' ? 1 : 0;
      const end = this.#digits(at + 1 + sign);
      if (end === at + 1 + sign) return undefined;
      at = end;
    }
    this.at = at;
    return { text: this.#text.slice(start, at), span: { start, end: at }, isWhole: at === whole };
  }

  #digits(start: number): number {
    let at = start;
    for (let code = this.#text.charCodeAt(at); code >= 0x30 && code <= 0x39; code = this.#text.charCodeAt(at)) at += 1;
    return at;
  }
}

/** What a backslash and the letters behind it stand for. */
function readEscape(text: string, at: number): { readonly value: string; readonly end: number } | undefined {
  const letter = text[at + 1] ?? '';
  if (letter !== 'u') {
    const value = escapes.get(letter);
    return value === undefined ? undefined : { value, end: at + 2 };
  }
  const digits = text.slice(at + 2, at + 6);
  if (!/^[0-9A-Fa-f]{4}$/u.test(digits)) return undefined;
  return { value: String.fromCharCode(Number.parseInt(digits, 16)), end: at + 6 };
}
