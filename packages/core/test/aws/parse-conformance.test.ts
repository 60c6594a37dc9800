import { describe, expect, it } from 'vitest';
import { describeAgreement } from './conformance/agreement.ts';
import { compareParseVectors } from './conformance/parse-columns.ts';
import { readVectorFile, sharedAwsVectors } from './conformance/vector-file.ts';

const cases = readVectorFile(sharedAwsVectors, 'parse.json');

describe.skipIf(cases === undefined)('parse.json', () => {
  const agreements = cases === undefined ? [] : compareParseVectors(cases);

  it.each(['botocore', 'smithy', 'java', 'go', 'cyberduck A', 'cyberduck B', 'cyberduck C'])(
    'agrees with %s on every case',
    (column) => {
      const found = agreements.find((one) => one.column === column);
      expect(found && describeAgreement(found)).toBe(`${column}: agree 254/254`);
    },
  );
});
