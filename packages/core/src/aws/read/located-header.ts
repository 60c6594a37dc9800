import type { SourceText } from '../../source/source-text.ts';
import type { Span } from '../../source/span.ts';
import type { AwsFileKind, AwsSectionPlace } from '../aws-reading.ts';

/** The place of a section header that makes its spans when somebody asks, as `LocatedSetting` does. */
export class LocatedHeader implements AwsSectionPlace {
  readonly kind: AwsFileKind;
  readonly #source: SourceText;
  readonly #start: number;
  readonly #end: number;
  readonly #nameStart: number;
  readonly #nameEnd: number;

  constructor(source: SourceText, kind: AwsFileKind, header: Span, name: Span) {
    this.kind = kind;
    this.#source = source;
    this.#start = header.start;
    this.#end = header.end;
    this.#nameStart = name.start;
    this.#nameEnd = name.end;
  }

  get file(): string {
    return this.#source.name;
  }

  get headerSpan(): Span {
    return { start: this.#start, end: this.#end };
  }

  get nameSpan(): Span {
    return { start: this.#nameStart, end: this.#nameEnd };
  }
}
