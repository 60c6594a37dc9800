import { describe, expect, it } from 'vitest';
import { capturesExist, compareEvaluations, readEvaluationCases } from './evaluation-captures.ts';

describe.skipIf(!capturesExist)('policy evaluation as captured on AWS', () => {
  it('agrees with every case inside the model', () => {
    const { agree, total, disagreements, outside } = compareEvaluations(readEvaluationCases());
    console.log(`iam-evaluation.json: agree ${agree}/${total}, outside the model ${outside.size}:`);
    for (const [name, reason] of outside) console.log(`  ${name}: ${reason}`);
    expect(disagreements).toEqual([]);
    expect(total).toBeGreaterThan(0);
  });
});
