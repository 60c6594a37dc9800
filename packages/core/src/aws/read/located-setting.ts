import type { SourceText } from '../../source/source-text.ts';
import type { Span } from '../../source/span.ts';
import type { AwsSetting } from '../aws-reading.ts';

/** Where a setting stands, as offsets. */
export interface SettingPlace {
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/**
 * A setting whose value stands in the file as it is. It is cut out when somebody asks, as its spans are: of a large file
 * few are ever looked at, and keeping all of them took longer than reading.
 */
export class LocatedSetting implements AwsSetting {
  readonly key: string;
  readonly #source: SourceText;
  readonly #keyStart: number;
  readonly #keyEnd: number;
  readonly #valueStart: number;
  readonly #valueEnd: number;

  constructor(key: string, source: SourceText, place: SettingPlace) {
    this.key = key;
    this.#source = source;
    this.#keyStart = place.keyStart;
    this.#keyEnd = place.keyEnd;
    this.#valueStart = place.valueStart;
    this.#valueEnd = place.valueEnd;
  }

  get value(): string {
    return this.#source.text.slice(this.#valueStart, this.#valueEnd);
  }

  get file(): string {
    return this.#source.name;
  }

  get keySpan(): Span {
    return { start: this.#keyStart, end: this.#keyEnd };
  }

  get valueSpan(): Span {
    return { start: this.#valueStart, end: this.#valueEnd };
  }
}
