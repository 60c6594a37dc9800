import { createHash } from 'node:crypto';
import type { RandomBytes } from '../sessions.ts';

/** Bytes that look random and are the same for the same seed; for practice keys, never for real ones. */
export function seededRandom(seed: string): RandomBytes {
  let counter = 0;
  let left = Buffer.alloc(0);
  return (length) => {
    while (left.length < length) {
      left = Buffer.concat([left, createHash('sha256').update(`${seed}\n${counter}`).digest()]);
      counter += 1;
    }
    const taken = left.subarray(0, length);
    left = left.subarray(length);
    return taken;
  };
}
