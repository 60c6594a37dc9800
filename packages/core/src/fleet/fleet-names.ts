import type { HashHex } from '../aws/cache-keys.ts';
import type { FleetNaming } from './fleet.ts';
import { type FleetGapValues, fillFleetTemplate } from './fleet-template.ts';
import { isPlainAscii } from './safe-name.ts';

/** Makes a text of a kind of name: empty when nothing of it is left. */
export type SafeName = (text: string) => string;

/** What became of a name. */
export type FleetName =
  | {
      readonly ok: true;
      readonly name: string;
      /** What it would have been, when something had to be left out. */
      readonly changedFrom?: string;
    }
  | { readonly ok: false; readonly name: string; readonly problem: 'taken' | 'empty' };

const SUFFIX_LENGTH = 6;

/** The names of one kind that one member's things have: no two alike, whatever the case. */
export class FleetNames {
  readonly #naming: FleetNaming;
  readonly #safe: SafeName;
  readonly #sha1Hex: HashHex;
  readonly #taken = new Set<string>();

  constructor(naming: FleetNaming, safe: SafeName, sha1Hex: HashHex) {
    this.#naming = naming;
    this.#safe = safe;
    this.#sha1Hex = sha1Hex;
  }

  /** The name of a thing. `identity` tells it apart from all others of the member: the digest behind a name is made from it. */
  name(values: FleetGapValues, identity: string): FleetName {
    const wanted = this.#wanted(values);
    const safe = this.#safe(wanted);
    const name = this.#cut(safe, 0);
    if (name === '') return { ok: false, name: wanted, problem: 'empty' };
    const free = this.#free(name, safe, identity);
    if (free === undefined) return { ok: false, name, problem: 'taken' };
    this.#taken.add(keyOf(free));
    return name === wanted ? { ok: true, name: free } : { ok: true, name: free, changedFrom: wanted };
  }

  #wanted(values: FleetGapValues): string {
    const { components, separator, trim } = this.#naming;
    const filled = components.map((component) => fillFleetTemplate(component, values));
    const parts = trim ? filled.map((part) => part.trim()).filter((part) => part !== '') : filled;
    const text = parts.join(separator);
    if (this.#naming.case === 'lower') return text.toLowerCase();
    return this.#naming.case === 'upper' ? text.toUpperCase() : text;
  }

  #free(name: string, safe: string, identity: string): string | undefined {
    if (!this.#taken.has(keyOf(name))) return name;
    const { collision } = this.#naming;
    if (collision === 'refuse') return undefined;
    if (collision === 'suffix') {
      const suffixed = this.#with(safe, this.#sha1Hex(identity).slice(0, SUFFIX_LENGTH));
      return this.#taken.has(keyOf(suffixed)) ? undefined : suffixed;
    }
    for (let number = 2; ; number += 1) {
      const numbered = this.#with(safe, `${number}`);
      if (!this.#taken.has(keyOf(numbered))) return numbered;
    }
  }

  #with(safe: string, tail: string): string {
    const separator = this.#naming.separator === '' ? '-' : this.#naming.separator;
    return `${this.#cut(safe, separator.length + tail.length)}${separator}${tail}`;
  }

  /** So many characters at most, with room for what comes behind them. */
  #cut(name: string, room: number): string {
    const most = Math.max(1, this.#naming.maxLength - room);
    // Of so few units no more characters can be made.
    if (name.length <= most) return name.trimEnd();
    return Array.from(name).slice(0, most).join('').trimEnd();
  }
}

/** Two names with the same key are the same file on macOS and Windows. */
function keyOf(name: string): string {
  if (isPlainAscii(name)) return name.toLowerCase();
  return name.normalize('NFC').toUpperCase().toLowerCase();
}
