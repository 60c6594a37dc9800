import { parsePlist } from '../../src/plist/parse-plist.ts';
import { readSource } from '../../src/source/read-source.ts';
import type { Agreement, Disagreement } from '../aws/conformance/agreement.ts';
import { vectorBytes, type PlistVector } from './shared-vectors.ts';
import { differences, type FormDifference, type PlistColumn } from './vector-form.ts';

const columns: readonly (readonly [PlistColumn, string])[] = [
  ['ddplist', 'dd-plist'],
  ['cyberduck', 'cyberduck'],
];

/** Our reading as Cyberduck of every case, against the two columns of `plist/parse.json`. */
export function comparePlistVectors(vectors: readonly PlistVector[]): readonly Agreement[] {
  const found = vectors.map((vector) => ({ vector, differences: read(vector) }));
  return columns.map(([column, title]) => {
    const asserted = found.filter(
      ({ vector }) => column in vector || (column === 'cyberduck' && 'cyberduckOutcome' in vector),
    );
    const disagreements = asserted.flatMap(({ vector, differences: all }): Disagreement[] => {
      const first = all.find((one) => one.column === column);
      return first === undefined ? [] : [{ name: vector.name, expected: first.expected, got: first.got }];
    });
    return {
      column: title,
      agree: asserted.length - disagreements.length,
      total: asserted.length,
      disagreements,
    };
  });
}

/** A reader that throws is a disagreement, not the end of the run. */
function read(vector: PlistVector): readonly FormDifference[] {
  try {
    return differences(vector, parsePlist(readSource(vector.name, vectorBytes(vector)).source));
  } catch (error) {
    return columns.map(([column]) => ({ column, expected: 'an answer', got: String(error) }));
  }
}
