import { describe, expect, it } from 'vitest';
import { describeAgreement } from '../aws/conformance/agreement.ts';
import { comparePlanVectors } from '../aws/conformance/plan-columns.ts';
import { readVectorFile, sharedAwsVectors } from '../aws/conformance/vector-file.ts';

const cases = readVectorFile(sharedAwsVectors, 'resolve.json');

describe.skipIf(cases === undefined)('plans of resolve.json', () => {
  it('agree with what the programs did: calls with parameters, prompts, processes, and the words they stop with', () => {
    expect(comparePlanVectors(cases ?? []).map(describeAgreement)).toEqual([
      'plan aws-cli@1: agree 171/171',
      'plan aws-cli@2: agree 164/164',
      'plan sdk-js@3: agree 171/171',
      'plan sdk-go@2: agree 171/171',
    ]);
  });
});
