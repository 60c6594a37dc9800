import { describe, expect, it } from 'vitest';
import { capturesExist } from './capture-case.ts';
import { compareCaptures, describeOutside } from './capture-columns.ts';

describe.skipIf(!capturesExist)('answers as captured on AWS', () => {
  it.each(['sts', 'mfa', 's3', 'sso'])('%s.json: agrees with every case of the modelled operations', async (name) => {
    const { agree, total, disagreements, outside } = await compareCaptures(name);
    console.log(`${name}.json: agree ${agree}/${total}`);
    console.log(`  not modelled: ${describeOutside(outside)}`);
    expect(disagreements).toEqual([]);
    expect(total).toBeGreaterThan(0);
  });
});
