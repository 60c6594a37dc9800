import { editDistance } from '../source/edit-distance.ts';

/** Longest name worth comparing: keeps the cost of a hostile key bounded. */
const longestName = 64;

/**
 * The accepted name that a wrong one was probably meant to be: equal but for case and blanks, or few letters away.
 * Undefined when nothing is near.
 */
export function nearestName(found: string, accepted: Iterable<string>): string | undefined {
  if (found.length > longestName || found.length === 0) return undefined;
  const folded = fold(found);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(folded.length / 4)) + 1;
  for (const name of accepted) {
    const target = fold(name);
    if (target === folded) return name;
    if (Math.abs(target.length - folded.length) >= bestDistance) continue;
    const distance = editDistance(folded, target);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(' ', '').replaceAll('_', '').replaceAll('-', '');
}
