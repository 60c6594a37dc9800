import { type CommandWords, WordCollector } from './command-words.ts';

export interface WindowsLineOptions {
  /** A file, in which `%%` is one sign and `%1` a parameter; at the prompt both stand for themselves. */
  readonly isBatch?: boolean;
}

/**
 * Parts a text into commands and words as Windows does, in two steps: cmd takes its `^` and ends commands, where no
 * double quotes are open for it; the program then parts the words, for which a backslash counts before a quote.
 * `%NAME%` is told: nobody knows it from the text.
 */
export function splitWindowsLine(text: string, { isBatch = false }: WindowsLineOptions = {}): CommandWords {
  const words = new WordCollector();
  let at = 0;
  while (at < text.length) {
    const line = readCommand(text, at, isBatch, words);
    splitWords(line, words);
    words.endCommand(line.end);
    at = line.end + 1;
  }
  return words.finish(text.length);
}

const operators: ReadonlySet<string> = new Set(['\n', '\r', '&', '|', '<', '>']);

/** A command as the program gets it. */
interface PassedLine {
  readonly characters: readonly string[];
  readonly offsets: readonly number[];
  /** Where the sign stands that ends it. */
  readonly end: number;
}

/** The first step, up to the end of a command; quotes end with their line. */
function readCommand(text: string, start: number, isBatch: boolean, words: WordCollector): PassedLine {
  const characters: string[] = [];
  const offsets: number[] = [];
  let isQuoted = false;
  let at = start;
  const pass = (from: number) => {
    characters.push(text.charAt(from));
    offsets.push(from);
  };
  for (; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\n' || character === '\r' || (!isQuoted && operators.has(character))) break;
    if (character === '%') at += readPercent(text, at, isBatch, words);
    if (character === '^' && !isQuoted) {
      const isCrLf = text.startsWith('\r\n', at + 1);
      const next = text.charAt(at + 1);
      at += isCrLf ? 2 : 1;
      if (!isCrLf && next !== '\n' && next !== '') pass(at);
      continue;
    }
    if (character === '"') isQuoted = !isQuoted;
    pass(at);
  }
  return { characters, offsets, end: at };
}

/** What stands before the sign that is passed on; `%20` of an address is no variable: no name begins with a digit. */
function readPercent(text: string, at: number, isBatch: boolean, words: WordCollector): number {
  const next = text.charAt(at + 1);
  if (isBatch && next === '%') return 1;
  const name = /^%[A-Za-z_][\w ()-]{0,63}%/u.exec(text.slice(at, at + 66));
  if (name !== null) words.tell('expansion', at, at + name[0].length);
  else if (isBatch && /[\d*~]/u.test(next)) words.tell('expansion', at, at + 2);
  return 0;
}

/** The second step. */
function splitWords({ characters, offsets, end }: PassedLine, words: WordCollector): void {
  let quote: number | undefined;
  const offset = (at: number): number => offsets[at] ?? end;
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    if (character === '\\') at = readBackslashes(characters, offsets, at, words);
    else if (character === '"') {
      words.open(offset(at));
      if (quote === undefined) quote = offset(at);
      else if (characters[at + 1] === '"') {
        // Two in quotes are one that stands for itself.
        at += 1;
        words.add('"', offset(at));
      } else quote = undefined;
    } else if (quote === undefined && (character === ' ' || character === '\t')) words.endWord(offset(at));
    else words.add(character, offset(at));
  }
  if (quote !== undefined) words.tell('quote-open', quote, quote + 1);
}

/** Before a quote two are one, and one takes the quote along; elsewhere they stand for themselves. Returns the last. */
function readBackslashes(
  characters: readonly string[],
  offsets: readonly number[],
  start: number,
  words: WordCollector,
): number {
  let end = start;
  while (characters[end] === '\\') end += 1;
  const count = end - start;
  const isBeforeQuote = characters[end] === '"';
  const kept = isBeforeQuote ? Math.floor(count / 2) : count;
  for (let index = 0; index < kept; index += 1) words.add('\\', offsets[start + index] ?? 0);
  if (!isBeforeQuote || count % 2 === 0) return end - 1;
  words.add('"', offsets[end] ?? 0);
  return end;
}
