import { outsideScope, type CaptureCase } from './capture-case.ts';
import { compareAnswer } from './compare-answer.ts';
import { CaseReplay } from './replay-case.ts';

/** How far the sandbox answers as AWS did, and what it does not claim. */
export interface CaptureAgreement {
  readonly agree: number;
  readonly total: number;
  readonly disagreements: readonly { readonly name: string; readonly differences: readonly string[] }[];
  /** Why cases were left out, and how many of each. */
  readonly outside: ReadonlyMap<string, number>;
}

/** Replays every case of a capture file that the sandbox claims. */
export async function compareCaptures(cases: readonly CaptureCase[]): Promise<CaptureAgreement> {
  const outside = new Map<string, number>();
  const disagreements: { readonly name: string; readonly differences: readonly string[] }[] = [];
  let total = 0;
  for (const one of cases) {
    const reason = outsideScope(one);
    if (reason === undefined) {
      total += 1;
      const differences = await replay(one);
      if (differences.length > 0) disagreements.push({ name: one.name, differences });
    } else {
      outside.set(reason, (outside.get(reason) ?? 0) + 1);
    }
  }
  return { agree: total - disagreements.length, total, disagreements, outside };
}

/** `stated (3), unstated (1)`: what was left out. */
export function describeOutside(outside: ReadonlyMap<string, number>): string {
  return [...outside].map(([reason, count]) => `${reason} (${count})`).join(', ');
}

async function replay(one: CaptureCase): Promise<readonly string[]> {
  try {
    return compareAnswer(one, await new CaseReplay(one).run());
  } catch (error) {
    return [String(error)];
  }
}
