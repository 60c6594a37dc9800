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

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let distance = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + cost);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        distance = Math.min(distance, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(distance);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
