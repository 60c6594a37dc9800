import { stepSeconds, totpCode } from '../totp.ts';

/** Where the second code may be, in steps from now (aws-wire §2.4). */
const earliest = -998;
const latest = 1000;

/**
 * The step of the second of two consecutive codes, as EnableMFADevice and ResyncMFADevice want them: in order, and both
 * newer than the pair accepted last. undefined: not such a pair. They are not used up for STS, nor codes of STS for them.
 */
export function verifyPair(
  secret: string,
  codes: readonly [first: string, second: string],
  now: number,
  lastPairStep: number | undefined,
): number | undefined {
  const current = Math.floor(now / stepSeconds);
  const codeOf = (step: number): string => totpCode({ secret, now: step * stepSeconds });
  let before = codeOf(current + earliest - 1);
  for (let step = current + earliest; step <= current + latest; step += 1) {
    const code = codeOf(step);
    const isNew = lastPairStep === undefined || step - 1 > lastPairStep;
    if (isNew && before === codes[0] && code === codes[1]) return step;
    before = code;
  }
  return undefined;
}
