import type { Code } from '../../src/catalogue/catalogue.ts';

export type FileKind = 'profile' | 'bookmark' | 'config' | 'credentials';

/** Numbers from 0 up to 1, the same ones for the same seed. */
export type Random = () => number;

/** A file with a mistake in it, and the line (1-based) on which its author has to look. */
export interface Planted {
  readonly lines: readonly string[];
  readonly line: number;
}

/** One way to spoil a good file. */
export interface Mistake {
  readonly name: string;
  readonly kinds: readonly FileKind[];
  /** undefined where the file has no place for it. */
  readonly plant: (lines: readonly string[], random: Random) => Planted | undefined;
  /** Any of these on the line counts as found. */
  readonly found: readonly Code[];
  /** What is true besides, for the same reason; everything else is one finding too many. */
  readonly besides?: readonly Code[];
}

/** A generator of random numbers (mulberry32): its whole state is one number. */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(values: readonly T[], random: Random): T | undefined {
  return values[Math.floor(random() * values.length)];
}
