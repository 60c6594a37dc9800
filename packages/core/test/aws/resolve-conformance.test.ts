import { describe, expect, it } from 'vitest';
import { describeAgreement } from './conformance/agreement.ts';
import { compareBotocoreVectors, compareSdkGoVectors, compareSdkJsVectors } from './conformance/resolve-columns.ts';
import { readVectorFile, sharedAwsVectors } from './conformance/vector-file.ts';

const cases = readVectorFile(sharedAwsVectors, 'resolve.json');

describe.skipIf(cases === undefined)('resolve.json', () => {
  it('agrees with botocore: credentials, errors, calls, prompts, processes, region', () => {
    expect(describeAgreement(compareBotocoreVectors(cases ?? []))).toBe('botocore: agree 171/171');
  });

  it('agrees with the SDK for JavaScript: credentials, errors, calls, prompts, region', () => {
    expect(compareSdkJsVectors(cases ?? []).map(describeAgreement)).toEqual([
      'js.fromIni: agree 171/171',
      'js.defaultChain: agree 171/171',
      'js.region: agree 171/171',
    ]);
  });

  it('agrees with the SDK for Go: credentials, errors, calls, prompts, region', () => {
    expect(describeAgreement(compareSdkGoVectors(cases ?? []))).toBe('go: agree 171/171');
  });
});
