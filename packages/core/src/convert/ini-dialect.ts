/** How one program reads and writes its INI file. No two do it alike; each is proved against the program itself. */
export interface IniDialect {
  /** Signs that begin a comment, at the start of a line only: behind a value they are part of it. */
  readonly commentSigns: readonly string[];
  /** Signs between key and value; the first one in the line counts. */
  readonly separators: readonly string[];
  /** As it is written between key and value. */
  readonly separator: string;
  /** A header may be indented. */
  readonly indentedHeaders: boolean;
  /** Every header opens the same section: the program does not tell them apart. */
  readonly oneSection: boolean;
  /** Letters of keys and names count in either case. */
  readonly anyCase: boolean;
  /** What stands for a name in its brackets; undefined: it cannot be written. */
  readonly writeName: (name: string) => string | undefined;
  readonly readName: (text: string) => string;
  /** What stands for a value; undefined: the program would read something else, whatever is written. */
  readonly writeValue: (value: string) => string | undefined;
  /** The value that stands for this text, which has no blanks around it. */
  readonly readValue: (text: string) => string;
}

/** Whether a text would break its line, or hide something in it. */
export function hasControls(text: string): boolean {
  return /[\p{Cc}\u2028\u2029]/u.test(text);
}
