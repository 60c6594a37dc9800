import { editDistance } from '../source/edit-distance.ts';

/** Longest name worth comparing: keeps the cost of a hostile key bounded. */
const longestName = 64;

/**
 * The accepted name that a wrong one was probably meant to be: equal but for case and blanks, or few letters away.
 * Undefined when nothing is near.
 */
export function nearestName(found: string, accepted: Iterable<string>): string | undefined {
  if (found.length > longestName || found.length === 0) return undefined;
  const wanted = fold(found);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 4)) + 1;
  for (const { name, target } of foldedNames(accepted)) {
    if (target === wanted) return name;
    if (Math.abs(target.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, target);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

interface FoldedName {
  readonly name: string;
  readonly target: string;
}

/** Of lists that are constants; a list that is asked for again is folded once. */
const folded = new WeakMap<object, readonly FoldedName[]>();

function foldedNames(accepted: Iterable<string>): readonly FoldedName[] {
  const known = folded.get(accepted);
  if (known !== undefined && Array.isArray(accepted) && known.length === accepted.length) return known;
  const names = Array.from(accepted, (name) => ({ name, target: fold(name) }));
  // Only of a list the names stay the same.
  if (Array.isArray(accepted)) folded.set(accepted, names);
  return names;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(' ', '').replaceAll('_', '').replaceAll('-', '');
}
