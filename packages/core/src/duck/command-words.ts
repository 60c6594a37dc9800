import type { Span } from '../source/span.ts';

/** A word of a command as the program gets it. */
export interface CommandWord {
  readonly text: string;
  /** Where each of its characters stands in the line. */
  readonly offsets: readonly number[];
  /** With its quotes. */
  readonly span: Span;
}

/** What a shell would do that nobody knows from the text alone. */
export interface WordProblem {
  readonly kind: 'quote-open' | 'expansion' | 'parsing-stopped';
  readonly span: Span;
}

export interface CommandWords {
  /** The words of each command, in order; none is empty. */
  readonly commands: readonly (readonly CommandWord[])[];
  readonly problems: readonly WordProblem[];
}

/** The place of a part of a word; an empty part stands before the character that follows. */
export function spanInWord({ offsets, span }: CommandWord, part: Span): Span {
  const start = offsets[part.start] ?? span.end;
  return { start, end: part.end > part.start ? (offsets[part.end - 1] ?? span.end - 1) + 1 : start };
}

/** Collects words and commands while a reader goes through a line from left to right. */
export class WordCollector {
  readonly #commands: CommandWord[][] = [[]];
  readonly #problems: WordProblem[] = [];
  #characters: string[] = [];
  #offsets: number[] = [];
  #start: number | undefined;

  get isInWord(): boolean {
    return this.#start !== undefined;
  }

  /** A word begins here, even if it stays empty, as `''` does. */
  open(at: number): void {
    this.#start ??= at;
  }

  add(character: string, at: number): void {
    this.open(at);
    this.#characters.push(character);
    this.#offsets.push(at);
  }

  endWord(at: number): void {
    if (this.#start === undefined) return;
    const word = { text: this.#characters.join(''), offsets: this.#offsets, span: { start: this.#start, end: at } };
    this.#commands.at(-1)?.push(word);
    this.#characters = [];
    this.#offsets = [];
    this.#start = undefined;
  }

  endCommand(at: number): void {
    this.endWord(at);
    if ((this.#commands.at(-1)?.length ?? 0) > 0) this.#commands.push([]);
  }

  tell(kind: WordProblem['kind'], start: number, end: number): void {
    this.#problems.push({ kind, span: { start, end } });
  }

  finish(at: number): CommandWords {
    this.endWord(at);
    return { commands: this.#commands.filter((words) => words.length > 0), problems: this.#problems };
  }
}
