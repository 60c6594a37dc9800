import { nearestName } from './nearest-name.ts';

/** Longest name that is looked up: keeps the cost of a hostile file bounded. */
const longestName = 64;
/** Most names that are compared for one that was not found. */
const mostCandidates = 24;

/**
 * Finds the name that was probably meant among thousands, without comparing with each: names are kept under what is
 * left of them when one letter is taken away, so that two that are one or two letters apart meet.
 */
export class NameIndex {
  readonly #names: Iterable<string>;
  #byPiece: Map<string, string[]> | undefined;

  constructor(names: Iterable<string>) {
    this.#names = names;
  }

  /** The nearest name; undefined when none is near. */
  nearest(found: string): string | undefined {
    if (found.length === 0 || found.length > longestName) return undefined;
    this.#byPiece ??= indexed(this.#names);
    const candidates = new Set<string>();
    for (const piece of piecesOf(found)) {
      for (const name of this.#byPiece.get(piece) ?? []) {
        if (candidates.size === mostCandidates) break;
        candidates.add(name);
      }
    }
    return nearestName(found, candidates);
  }
}

function indexed(names: Iterable<string>): Map<string, string[]> {
  const byPiece = new Map<string, string[]>();
  for (const name of names) {
    if (name.length === 0 || name.length > longestName) continue;
    for (const piece of piecesOf(name)) {
      const kept = byPiece.get(piece);
      if (kept === undefined) byPiece.set(piece, [name]);
      else if (kept.length < mostCandidates) kept.push(name);
    }
  }
  return byPiece;
}

/** The name, and each text that is one letter shorter, without regard to case and separators. */
function piecesOf(name: string): ReadonlySet<string> {
  const folded = name.toLowerCase().replaceAll(/[ _-]/gu, '');
  const pieces = new Set([folded]);
  for (let at = 0; at < folded.length; at += 1) pieces.add(folded.slice(0, at) + folded.slice(at + 1));
  return pieces;
}
