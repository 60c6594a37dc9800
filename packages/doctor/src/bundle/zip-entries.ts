import { zipSync, type Zippable } from 'fflate';

/** A ZIP without a clock: it writes local time, so the date is a local one too. */
export function zipOf(all: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const mtime = new Date(1980, 0, 1);
  const zippable: Zippable = Object.create(null) as Zippable;
  for (const [name, bytes] of all) zippable[name] = [bytes, { mtime, level: 6 }];
  return zipSync(zippable);
}

/** Names that every system can unpack, each once. */
export class EntryNames {
  readonly #folder: string;
  readonly #taken: Set<string> = new Set();

  /** `folder`: what they stand in, with its slash. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  nameOf(path: string): string {
    const parts = path.split(/[\\/]/u).filter((part) => part !== '' && part !== '.' && part !== '..');
    const safe = parts.map((part) => part.replaceAll(/[^\w .+@()~-]/gu, '_').replace(/[ .]+$/u, '_')).join('/');
    const name = `${this.#folder}${safe === '' ? '_' : safe.slice(0, longestName)}`;
    let free = name;
    for (let number = 2; this.#taken.has(free.toLowerCase()); number += 1) free = `${name}~${number}`;
    this.#taken.add(free.toLowerCase());
    return free;
  }
}

const longestName = 180;
