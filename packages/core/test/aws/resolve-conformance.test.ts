import { describe, expect, it } from 'vitest';
import { describeAgreement } from './conformance/agreement.ts';
import { compareBotocoreVectors } from './conformance/resolve-columns.ts';
import { readVectorFile, sharedAwsVectors } from './conformance/vector-file.ts';

const cases = readVectorFile(sharedAwsVectors, 'resolve.json');

describe.skipIf(cases === undefined)('resolve.json', () => {
  it('agrees with botocore: credentials, errors, calls, prompts, processes, region', () => {
    expect(describeAgreement(compareBotocoreVectors(cases ?? []))).toBe('botocore: agree 171/171');
  });
});
