import { describe, expect, it } from 'vitest';
import { describeAgreement } from './conformance/agreement.ts';
import { compareCyberduckMaps, compareCyberduckVectors } from './conformance/cyberduck-columns.ts';
import { readVectorFile, sharedAwsVectors } from './conformance/vector-file.ts';

describe.each([
  ['resolve.json', 171],
  ['cyberduck.json', 110],
])('the Cyberduck column of %s', (file, total) => {
  const cases = readVectorFile(sharedAwsVectors, file);

  it.skipIf(cases === undefined)('agrees with every era', () => {
    expect(compareCyberduckVectors(cases ?? []).map(describeAgreement)).toEqual(
      ['A', 'B', 'C'].map((era) => `cyberduck ${era}: agree ${total}/${total}`),
    );
  });
});

describe('the maps of cyberduck.json', () => {
  const cases = readVectorFile(sharedAwsVectors, 'cyberduck.json');

  it.skipIf(cases === undefined)('hold the same sections in the same order', () => {
    expect(describeAgreement(compareCyberduckMaps(cases ?? []))).toBe('cyberduck sections: agree 110/110');
  });
});
