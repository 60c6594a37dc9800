import { createKey, type KeyWishes, printKeyFile } from '../../src/guard/key-file.ts';
import type { KeyFile, StoredKey } from '../../src/schemas/key-file.ts';

/** A clock that stands still. */
export const noon: number = Date.UTC(2026, 10, 22, 12);

let made = 0;

/** Bytes that differ from call to call, and not from run to run. */
export function countedBytes(size: number): Uint8Array {
  made += 1;
  return Uint8Array.from({ length: size }, (_, index) => (made * 31 + index * 7) % 256);
}

export interface MadeKey {
  readonly text: string;
  readonly key: StoredKey;
}

/** A file with a key for each wish. */
export function keyFileOf(...wishes: readonly KeyWishes[]): {
  readonly file: KeyFile;
  readonly keys: readonly MadeKey[];
} {
  let file: KeyFile = { version: 1, keys: [] };
  const keys: MadeKey[] = [];
  for (const wish of wishes) {
    const { file: next, key, text } = createKey(file, wish, { now: noon, randomBytes: countedBytes });
    file = next;
    keys.push({ key, text });
  }
  return { file, keys };
}

/** A source of keys in memory, whose text can be changed. */
export class KeyText {
  #text: string;
  #stamp = 0;
  reads = 0;

  constructor(file: KeyFile) {
    this.#text = printKeyFile(file);
  }

  change(text: string): void {
    this.#text = text;
    this.#stamp += 1;
  }

  readonly stamp = (): Promise<string> => Promise.resolve(String(this.#stamp));
  readonly read = (): Promise<string> => {
    this.reads += 1;
    return Promise.resolve(this.#text);
  };
}
