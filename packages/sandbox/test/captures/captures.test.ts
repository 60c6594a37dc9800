import { describe, expect, it } from 'vitest';
import { capturesExist, outsideScope, readCaptures, type CaptureCase } from './capture-case.ts';
import { compareAnswer } from './compare-answer.ts';
import { CaseReplay } from './replay-case.ts';

describe.skipIf(!capturesExist)('answers as captured on AWS', () => {
  it.each(['sts', 'mfa', 's3'])('%s.json: agrees with every case of the modelled operations', (name) => {
    const cases = readCaptures(name);
    const inside = cases.filter((one) => outsideScope(one) === undefined);
    const disagreements = inside.flatMap((one) => {
      const differences = replay(one);
      return differences.length === 0 ? [] : [{ name: one.name, differences }];
    });
    console.log(
      `${name}.json: agree ${inside.length - disagreements.length}/${inside.length} of ${cases.length} cases`,
    );
    console.log(`  not modelled: ${summary(cases)}`);
    expect(disagreements).toEqual([]);
    expect(inside.length).toBeGreaterThan(0);
  });
});

function replay(one: CaptureCase): readonly string[] {
  try {
    return compareAnswer(one, new CaseReplay(one).run());
  } catch (error) {
    return [String(error)];
  }
}

function summary(cases: readonly CaptureCase[]): string {
  const counts = new Map<string, number>();
  for (const one of cases) {
    const reason = outsideScope(one);
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, count]) => `${reason} (${count})`).join(', ');
}
