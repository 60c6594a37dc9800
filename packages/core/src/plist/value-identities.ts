import type { PlistValue } from './plist-tree.ts';
import { decodeData } from './read-data.ts';

/** Numbers values so that two have the same number exactly when Java finds them equal. Members first, each once. */
export class ValueIdentities {
  readonly #known: Map<PlistValue, number> = new Map();
  readonly #numbers: Map<string, number> = new Map();

  /** The number of a value. */
  of(value: PlistValue): number {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const key = this.#key(value);
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, number);
    this.#known.set(value, number);
    return number;
  }

  #key(value: PlistValue): string {
    switch (value.type) {
      case 'dict': {
        const members = new Map(value.entries.map((entry) => [entry.key, this.of(entry.value)]));
        return `dict ${JSON.stringify([...members].toSorted(([a], [b]) => (a < b ? -1 : 1)))}`;
      }
      case 'array':
        return `array ${value.items.map((item) => this.of(item)).join()} ${value.gaps?.map((gap) => gap.before).join() ?? ''}`;
      case 'set': {
        const members = value.items.map((item) => this.of(item));
        return `set ${members.toSorted((a, b) => a - b).join()} ${value.gaps?.length ?? 0}`;
      }
      case 'data':
        return `data ${decodeData(value).join()}`;
      default:
        return `${value.type} ${String(value.value)}`;
    }
  }
}
