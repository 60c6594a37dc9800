import type { IniNestedLine, IniSettingLine } from '../ini/ini-tree.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { AwsModelSetting } from './aws-config-model.ts';
import type { AwsFileKind } from './aws-reading.ts';

/** What the lines below a setting add to it. */
export interface LinesBelow {
  readonly nested?: ReadonlyMap<string, AwsModelSetting>;
  /** The texts of the lines that go on with the value, and where the last one ends. */
  readonly more?: { readonly texts: readonly string[]; readonly end: number };
}

/** A line of the tree as its author meant it; the spans are made by the line, when somebody asks. */
export class ModelSetting implements AwsModelSetting {
  readonly key: string;
  readonly writtenKey: string;
  readonly value: string;
  readonly quoted: boolean;
  readonly file: string;
  readonly kind: AwsFileKind;
  readonly line: IniSettingLine | IniNestedLine;
  readonly nested?: ReadonlyMap<string, AwsModelSetting>;
  readonly #end: number | undefined;

  constructor(
    source: SourceText,
    line: IniSettingLine | IniNestedLine,
    kind: AwsFileKind,
    { nested, more }: LinesBelow = {},
  ) {
    const written = source.slice(line.valueSpan);
    this.writtenKey = source.slice(line.keySpan);
    this.key = this.writtenKey.toLowerCase();
    this.quoted = more === undefined && isQuoted(written);
    this.value =
      more === undefined ? (this.quoted ? written.slice(1, -1) : written) : [written, ...more.texts].join('\n');
    this.file = source.name;
    this.kind = kind;
    this.line = line;
    if (nested !== undefined) this.nested = nested;
    this.#end = more?.end;
  }

  get keySpan(): Span {
    return this.line.keySpan;
  }

  get valueSpan(): Span {
    const { valueSpan } = this.line;
    return this.#end === undefined ? valueSpan : { start: valueSpan.start, end: this.#end };
  }
}

/** One pair of quotes around the whole value, and none of that kind inside: `"a" "b"` keeps its four. */
function isQuoted(value: string): boolean {
  const quote = value.charAt(0);
  if (value.length < 2 || (quote !== '"' && quote !== "'")) return false;
  return value.indexOf(quote, 1) === value.length - 1;
}
