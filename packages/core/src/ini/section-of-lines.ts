import type { Span } from '../source/span.ts';
import type { IniHeaderLine, IniLine, IniSection, IniSettingLine } from './ini-tree.ts';

/** A section as a stretch of a file's lines; what it holds is picked out when somebody asks. */
export class SectionOfLines implements IniSection {
  readonly header: IniHeaderLine | undefined;
  readonly #all: readonly IniLine[];
  /** Behind the header. */
  readonly #from: number;
  readonly #to: number;

  /** `from` and `to`: its lines among `all`, without the header. */
  constructor(all: readonly IniLine[], header: IniHeaderLine | undefined, from: number, to: number) {
    this.header = header;
    this.#all = all;
    this.#from = from;
    this.#to = to;
  }

  get lines(): readonly IniLine[] {
    return this.#all.slice(this.#from, this.#to);
  }

  get settings(): readonly IniSettingLine[] {
    return this.lines.filter((line) => line.type === 'setting');
  }

  get span(): Span {
    const first = this.header ?? this.#all[this.#from];
    const last = this.#from < this.#to ? this.#all[this.#to - 1] : this.header;
    return { start: first?.fullSpan.start ?? 0, end: last?.fullSpan.end ?? 0 };
  }
}
