import { describe, expect, it } from 'vitest';
import { capturesExist, evaluateCase, outsideModel, readEvaluationCases } from './evaluation-captures.ts';

describe.skipIf(!capturesExist)('policy evaluation as captured on AWS', () => {
  it('agrees with every case inside the model', () => {
    const cases = readEvaluationCases();
    const outside = cases.filter((one) => outsideModel(one) !== undefined);
    const disagreements = cases
      .filter((one) => outsideModel(one) === undefined)
      .flatMap((one) => {
        const { decision, deniedBy = null } = one.response.fields;
        const got = evaluateCase(one);
        const reasonAsserted = deniedBy !== null && one.use !== 'recognise';
        const agrees = got.decision === decision && (!reasonAsserted || got.deniedBy === deniedBy);
        return agrees ? [] : [{ name: one.name, expected: one.response.fields, got }];
      });
    const inside = cases.length - outside.length;
    console.log(
      `iam-evaluation.json: agree ${inside - disagreements.length}/${inside}, outside the model ${outside.length}:`,
    );
    for (const one of outside) console.log(`  ${one.name}: ${outsideModel(one)}`);
    expect(disagreements).toEqual([]);
  });
});
