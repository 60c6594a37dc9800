import type { FleetPattern } from './fleet.ts';

/** One character of a class, or a row of them. */
interface Piece {
  readonly holds: (character: string) => boolean;
  /** Any number of them, none too. */
  readonly many?: true;
}

/** A glob that a value matches as a whole: `*` any characters, `?` one, `#` a digit; everything else stands for itself. */
export function readFleetPattern(text: string): FleetPattern {
  const pieces: readonly Piece[] = Array.from(text, pieceOf);
  return { text, matches: (value) => matchPieces(pieces, Array.from(value)) };
}

function pieceOf(sign: string): Piece {
  if (sign === '*') return { holds: () => true, many: true };
  if (sign === '?') return { holds: () => true };
  if (sign === '#') return { holds: (one) => one >= '0' && one <= '9' };
  return { holds: (one) => one === sign };
}

/** Goes back to the last star only: never more than the product of both lengths. */
function matchPieces(pieces: readonly Piece[], value: readonly string[]): boolean {
  let piece = 0;
  let at = 0;
  let star = -1;
  let from = 0;
  while (at < value.length) {
    const now = pieces[piece];
    if (now?.many === true) {
      star = piece;
      from = at;
      piece += 1;
    } else if (now?.holds(value[at] ?? '') === true) {
      piece += 1;
      at += 1;
    } else if (star !== -1) {
      piece = star + 1;
      from += 1;
      at = from;
    } else return false;
  }
  while (pieces[piece]?.many === true) piece += 1;
  return piece === pieces.length;
}
