import { describe, expect, it } from 'vitest';
import { parsePlist } from '../../src/plist/parse-plist.ts';
import { readSource } from '../../src/source/read-source.ts';
import { readVectors, vectorBytes, vectorsExist, vectorsFile } from './shared-vectors.ts';
import { disagreements } from './vector-form.ts';

describe.skipIf(!vectorsExist)("files that Cyberduck's reader was given", () => {
  it('are read as it reads them: outcome, tree and typed reads', () => {
    const vectors = readVectors(vectorsFile);
    const found = vectors.flatMap((vector) => {
      const { source } = readSource(vector.name, vectorBytes(vector));
      return disagreements(vector, parsePlist(source)).map((what) => `${vector.name}: ${what}`);
    });
    expect(found).toEqual([]);
    expect(vectors.length).toBeGreaterThan(0);
  });
});
