import type { ManifestProblem } from './manifest-problem.ts';
import type { SumLine } from './sum-lines.ts';

/**
 * Compares the files of an archive with the check sums of a manifest. Both are read once, side by side: while they are in
 * the same order, which they are when nobody packed the archive again, nothing is held.
 */
export async function compareInOrder(
  files: AsyncIterable<SumLine>,
  sums: AsyncIterable<SumLine>,
  tell: (problem: ManifestProblem) => void,
): Promise<void> {
  // What stands in one of the two lists and did not come up in the other.
  const wanted = new Map<string, string>();
  const found = new Map<string, string>();
  const compare = (path: string, sum: string, other: string): void => {
    if (sum !== other) tell({ kind: 'changed', path });
  };
  const want = ({ path, sha256 }: SumLine): void => {
    const sum = found.get(path);
    if (sum === undefined) wanted.set(path, sha256);
    else {
      found.delete(path);
      compare(path, sum, sha256);
    }
  };
  const lines = sums[Symbol.asyncIterator]();
  for await (const { path, sha256: sum } of files) {
    const line = await lines.next();
    if (line.done !== true) {
      if (line.value.path === path) {
        compare(path, sum, line.value.sha256);
        continue;
      }
      want(line.value);
    }
    const other = wanted.get(path);
    if (other !== undefined) {
      wanted.delete(path);
      compare(path, sum, other);
    } else if (found.has(path)) tell({ kind: 'foreign', path });
    else found.set(path, sum);
  }
  for (let line = await lines.next(); line.done !== true; line = await lines.next()) want(line.value);
  for (const path of wanted.keys()) tell({ kind: 'missing', path });
  for (const path of found.keys()) tell({ kind: 'foreign', path });
}
