import { describe, expect, it } from 'vitest';
import { describeAgreement } from '../aws/conformance/agreement.ts';
import { comparePlistVectors } from './plist-columns.ts';
import { readVectors, vectorsExist, vectorsFile } from './shared-vectors.ts';

describe.skipIf(!vectorsExist)("files that Cyberduck's reader was given", () => {
  it('are read as it reads them: outcome, tree and typed reads', () => {
    expect(comparePlistVectors(readVectors(vectorsFile)).map(describeAgreement)).toEqual([
      'dd-plist: agree 817/817',
      'cyberduck: agree 817/817',
    ]);
  });
});
