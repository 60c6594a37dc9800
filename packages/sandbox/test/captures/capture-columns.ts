import { outsideScope, readCaptures } from './capture-case.ts';
import { compareAnswer } from './compare-answer.ts';
import { compareSignIn } from './compare-sign-in.ts';
import { CaseReplay } from './replay-case.ts';
import { SignInReplay } from './replay-sign-in.ts';
import { outsideSignIn, readSignInCases } from './sign-in-case.ts';

/** How far the sandbox answers as AWS did, and what it does not claim. */
export interface CaptureAgreement {
  readonly agree: number;
  readonly total: number;
  readonly disagreements: readonly { readonly name: string; readonly differences: readonly string[] }[];
  /** Why cases were left out, and how many of each. */
  readonly outside: ReadonlyMap<string, number>;
}

/** Replays every case of a capture file, such as `sts`, that the sandbox claims. */
export function compareCaptures(name: string, folder?: string): Promise<CaptureAgreement> {
  if (name === 'sso') {
    return compareCases(readSignInCases(folder), outsideSignIn, async (one) => {
      const { answer, now } = await new SignInReplay(one).run();
      return compareSignIn(one, answer, now);
    });
  }
  return compareCases(readCaptures(name, folder), outsideScope, async (one) =>
    compareAnswer(one, await new CaseReplay(one).run()),
  );
}

async function compareCases<Case extends { readonly name: string }>(
  cases: readonly Case[],
  outsideOf: (one: Case) => string | undefined,
  replay: (one: Case) => Promise<readonly string[]>,
): Promise<CaptureAgreement> {
  const outside = new Map<string, number>();
  const disagreements: { readonly name: string; readonly differences: readonly string[] }[] = [];
  let total = 0;
  for (const one of cases) {
    const reason = outsideOf(one);
    if (reason === undefined) {
      total += 1;
      const differences = await replay(one).catch((error: unknown) => [String(error)]);
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
