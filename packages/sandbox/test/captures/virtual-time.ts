import type { CaptureCase } from './capture-case.ts';

const windowSeconds = 180;
export const stepSeconds = 30;
/** The first second of a three-minute window. */
export const windowStart: number =
  Math.floor(Date.parse('2026-09-11T12:00:00Z') / 1000 / windowSeconds) * windowSeconds;

/** In the middle of a window, or at its start when codes were used in the one before. */
export function momentOf({ precondition }: CaptureCase): number {
  if (precondition.clock !== undefined) return Date.parse(precondition.clock) / 1000;
  const devices = Object.values(precondition.mfa ?? {});
  const usedBefore = devices.some((device) => (device.verificationsInWindow ?? 0) < (device.usedSteps ?? []).length);
  return windowStart + (usedBefore ? 5 : 100);
}

/** How many steps away from the moment a code of this step could be used. */
export function stepsAway(step: number): number {
  if (step < -2) return step + 2;
  return step > 2 ? step - 2 : 0;
}

/** Random bytes that are the same in every run. */
export function counterBytes(): (length: number) => Uint8Array {
  let counter = 0;
  return (length) => {
    counter += 1;
    return Uint8Array.from({ length }, (_, index) => (counter * 31 + index * 7) & 255);
  };
}
