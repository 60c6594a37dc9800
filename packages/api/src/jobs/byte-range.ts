import type { ByteRange } from '../results/object-store.ts';

/** A part of so many bytes, `end` not in it. */
export interface SatisfiedRange extends ByteRange {
  readonly end: number;
}

/**
 * The range that a request asks for (RFC 9110 §14.2): undefined for the whole, also where several are asked for or the
 * words are not understood, as a server may; `unsatisfiable` for one that begins behind the end.
 */
export function readRange(header: string | null, size: number): SatisfiedRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/iu.exec(header?.replaceAll(' ', '') ?? '');
  if (match === null) return undefined;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size };
  }
  const start = Number(first);
  const end = last === '' ? size : Math.min(Number(last) + 1, size);
  if (last !== '' && Number(last) < start) return undefined;
  return start >= size ? 'unsatisfiable' : { start, end };
}
