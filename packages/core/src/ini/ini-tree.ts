import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';

/** What every physical line has. A line ends at LF, CRLF or a lone CR. */
export interface IniLineBase {
  /** Without the line end. */
  readonly span: Span;
  /** With the line end; the lines' full spans together are the whole text. */
  readonly fullSpan: Span;
  /** Blanks before the first character. */
  readonly indent: number;
}

/** Nothing but blanks. */
export interface IniBlankLine extends IniLineBase {
  readonly type: 'blank';
}

/** Starts with `#` or `;`, perhaps after blanks. */
export interface IniCommentLine extends IniLineBase {
  readonly type: 'comment';
  /** From the marker to the last character that is no blank. */
  readonly commentSpan: Span;
}

/** What follows the `]` of a header on its line. */
export interface IniHeaderTrailing {
  readonly kind: 'comment' | 'text';
  readonly span: Span;
  /** No blank stands between the `]` and it. */
  readonly glued: boolean;
}

/** `[name]`. Anything that starts with `[`, also without the closing bracket. */
export interface IniHeaderLine extends IniLineBase {
  readonly type: 'header';
  /** From `[` to `]`, or to the end of the line when there is none. */
  readonly headerSpan: Span;
  /** Everything between the brackets, blanks included. */
  readonly innerSpan: Span;
  /** The same without blanks around it. */
  readonly nameSpan: Span;
  readonly closed: boolean;
  readonly trailing: IniHeaderTrailing | undefined;
}

/** Parts of `key = value # comment`. */
interface IniAssignment extends IniLineBase {
  readonly keySpan: Span;
  readonly delimiterSpan: Span;
  readonly delimiter: '=' | ':';
  /** Without blanks around it and without a trailing comment; empty, behind the delimiter, when there is no value. */
  readonly valueSpan: Span;
  /** Without blanks around it, trailing comment included: what readers see that know no such comments. */
  readonly wholeValueSpan: Span;
  /** A `#` or `;` after a blank, and what follows it. */
  readonly commentSpan: Span | undefined;
}

/** `key = value` of a section. */
export interface IniSettingLine extends IniAssignment {
  readonly type: 'setting';
  /** The indented lines that belong to it, in order: a nested block under an empty value, continuations under another. */
  readonly children: readonly (IniNestedLine | IniContinuationLine | IniUnrecognisedLine)[];
}

/** `key = value` indented under a setting without a value. */
export interface IniNestedLine extends IniAssignment {
  readonly type: 'nested';
}

/** An indented line that goes on with the value above it. */
export interface IniContinuationLine extends IniLineBase {
  readonly type: 'continuation';
  readonly valueSpan: Span;
}

/** `no-delimiter`: no `=` or `:`; `no-key`: nothing before it; `nested`: an indented line of a block without delimiter. */
export type IniLineProblem = 'no-delimiter' | 'no-key' | 'nested-without-delimiter';

/** A line that fits nowhere. */
export interface IniUnrecognisedLine extends IniLineBase {
  readonly type: 'unrecognised';
  readonly problem: IniLineProblem;
  /** Without blanks around it. */
  readonly textSpan: Span;
}

export type IniLine =
  | IniBlankLine
  | IniCommentLine
  | IniHeaderLine
  | IniSettingLine
  | IniNestedLine
  | IniContinuationLine
  | IniUnrecognisedLine;

/** A header and the lines up to the next one. The lines before the first header are a section without one. */
export interface IniSection {
  readonly header: IniHeaderLine | undefined;
  /** All lines below the header, blank ones and comments included. */
  readonly lines: readonly IniLine[];
  readonly settings: readonly IniSettingLine[];
  /** From the header to the last line's end. */
  readonly span: Span;
}

/** Every character of a file of sections, classified line by line. */
export interface IniTree {
  readonly source: SourceText;
  /** A byte order mark at the start. */
  readonly bomSpan?: Span;
  readonly lines: readonly IniLine[];
  /** In the order of the file; the first has no header when lines stand before the first one. */
  readonly sections: readonly IniSection[];
}
