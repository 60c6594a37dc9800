import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { CommandWord } from './command-words.ts';
import type { DuckOption } from './duck-options.ts';

/** A value of a command line, and its place. */
export interface DuckValue {
  readonly word: CommandWord;
  /** Behind `=` it begins within its word. */
  readonly from: number;
}

/** What was written for a hidden preference of Cyberduck: `env "name=value" duck …`. */
export interface DuckPreference {
  readonly name: string;
  readonly value: string;
  readonly nameSpan: Span;
  readonly valueSpan: Span;
}

/** A command line, taken apart; nothing in it is hidden yet: open it (`openDuckCommand`) before anything is shown. */
export interface DuckCommand {
  readonly source: SourceText;
  /** What is to be done; undefined where an address stands alone. */
  readonly action?: DuckOption;
  readonly address?: DuckValue;
  readonly username?: DuckValue;
  readonly password?: DuckValue;
  readonly region?: DuckValue;
  /** The file of a connection profile; with it no other profile counts (cyberduck-formats §4.6). */
  readonly profileFile?: string;
  readonly profileSpan?: Span;
  readonly preferences: readonly DuckPreference[];
  /** Every word of the line, for what has to be hidden in it. */
  readonly words: readonly CommandWord[];
  /** Values whose names say that they are secret. */
  readonly secrets: readonly DuckValue[];
  /** With an error among them nothing is made of the command. */
  readonly diagnostics: readonly Diagnostic[];
}
