import type { Span } from '../source/span.ts';
import type {
  IniBlankLine,
  IniCommentLine,
  IniContinuationLine,
  IniHeaderLine,
  IniHeaderTrailing,
  IniLineBase,
  IniLineProblem,
  IniNestedLine,
  IniSettingLine,
  IniUnrecognisedLine,
} from './ini-tree.ts';

/** Where a line lies, and its content: the line without blanks around it. */
export interface LinePlace {
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
  readonly fullEnd: number;
  readonly contentStart: number;
  readonly contentEnd: number;
}

/**
 * A line keeps numbers and makes a span when somebody asks for one: a file has many times more spans than are ever
 * looked at, and keeping them took longer than reading.
 */
abstract class Line implements IniLineBase {
  protected readonly start: number;
  protected readonly end: number;
  protected readonly fullEnd: number;
  protected readonly contentStart: number;
  protected readonly contentEnd: number;

  constructor(place: LinePlace) {
    this.start = place.start;
    this.end = place.end;
    this.fullEnd = place.fullEnd;
    this.contentStart = place.contentStart;
    this.contentEnd = place.contentEnd;
  }

  get span(): Span {
    return { start: this.start, end: this.end };
  }

  get fullSpan(): Span {
    return { start: this.start, end: this.fullEnd };
  }

  get indent(): number {
    return this.contentStart - this.start;
  }

  protected get contentSpan(): Span {
    return { start: this.contentStart, end: this.contentEnd };
  }
}

export class BlankLine extends Line implements IniBlankLine {
  readonly type = 'blank';
}

export class CommentLine extends Line implements IniCommentLine {
  readonly type = 'comment';

  get commentSpan(): Span {
    return this.contentSpan;
  }
}

export class ContinuationLine extends Line implements IniContinuationLine {
  readonly type = 'continuation';

  get valueSpan(): Span {
    return this.contentSpan;
  }
}

export class UnrecognisedLine extends Line implements IniUnrecognisedLine {
  readonly type = 'unrecognised';
  readonly problem: IniLineProblem;

  constructor(place: LinePlace, problem: IniLineProblem) {
    super(place);
    this.problem = problem;
  }

  get textSpan(): Span {
    return this.contentSpan;
  }
}

/** What `readHeader` finds out about a header. */
export interface HeaderParts {
  /** Offset of the `]`, or of the end of the line when there is none. */
  readonly innerEnd: number;
  readonly closed: boolean;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly trailing: IniHeaderTrailing | undefined;
}

export class HeaderLine extends Line implements IniHeaderLine {
  readonly type = 'header';
  readonly closed: boolean;
  readonly trailing: IniHeaderTrailing | undefined;
  private readonly innerEnd: number;
  private readonly nameStart: number;
  private readonly nameEnd: number;

  constructor(place: LinePlace, parts: HeaderParts) {
    super(place);
    this.closed = parts.closed;
    this.trailing = parts.trailing;
    this.innerEnd = parts.innerEnd;
    this.nameStart = parts.nameStart;
    this.nameEnd = parts.nameEnd;
  }

  get headerSpan(): Span {
    return { start: this.contentStart, end: this.closed ? this.innerEnd + 1 : this.innerEnd };
  }

  get innerSpan(): Span {
    return { start: this.contentStart + 1, end: this.innerEnd };
  }

  get nameSpan(): Span {
    return { start: this.nameStart, end: this.nameEnd };
  }
}

/** Where `key = value # comment` is cut. */
export interface AssignmentParts {
  readonly keyEnd: number;
  readonly delimiterAt: number;
  readonly delimiter: '=' | ':';
  /** Of the value with its comment. */
  readonly wholeValueStart: number;
  /** Of the value without it; right behind the delimiter when there is no value. */
  readonly valueEnd: number;
  /** -1 when there is none. */
  readonly commentStart: number;
}

abstract class Assignment extends Line {
  readonly delimiter: '=' | ':';
  private readonly keyEnd: number;
  private readonly delimiterAt: number;
  private readonly wholeValueStart: number;
  private readonly valueEnd: number;
  private readonly commentStart: number;

  constructor(place: LinePlace, parts: AssignmentParts) {
    super(place);
    this.delimiter = parts.delimiter;
    this.keyEnd = parts.keyEnd;
    this.delimiterAt = parts.delimiterAt;
    this.wholeValueStart = parts.wholeValueStart;
    this.valueEnd = parts.valueEnd;
    this.commentStart = parts.commentStart;
  }

  get keySpan(): Span {
    return { start: this.contentStart, end: this.keyEnd };
  }

  get delimiterSpan(): Span {
    return { start: this.delimiterAt, end: this.delimiterAt + 1 };
  }

  get valueSpan(): Span {
    return { start: Math.min(this.wholeValueStart, this.valueEnd), end: this.valueEnd };
  }

  get wholeValueSpan(): Span {
    return { start: this.wholeValueStart, end: this.contentEnd };
  }

  get commentSpan(): Span | undefined {
    return this.commentStart === -1 ? undefined : { start: this.commentStart, end: this.contentEnd };
  }

  /** Nothing stands behind the delimiter but perhaps a comment. */
  get isEmpty(): boolean {
    return this.valueEnd === this.delimiterAt + 1;
  }
}

export class SettingLine extends Assignment implements IniSettingLine {
  readonly type = 'setting';
  #children: IniSettingLine['children'][number][] | undefined;

  get children(): IniSettingLine['children'] {
    return this.#children ?? childless;
  }

  /** For the parser, which reads the lines below later. */
  addChild(line: IniSettingLine['children'][number]): void {
    this.#children ??= [];
    this.#children.push(line);
  }
}

/** Most settings have no lines below them. */
const childless: IniSettingLine['children'] = [];

export class NestedLine extends Assignment implements IniNestedLine {
  readonly type = 'nested';
}
