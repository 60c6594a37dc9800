import type { EndpointOverride } from '../connect-outcome.ts';
import { reportWidth, wrapText } from './wrap-text.ts';

/** That calls went elsewhere than the program would send them: one line for each other place. */
export function overrideLines(overrides: readonly EndpointOverride[], width: number = reportWidth): string[] {
  const plannedByUsed = new Map<string, string[]>();
  for (const { planned, used } of overrides) plannedByUsed.set(used, [...(plannedByUsed.get(used) ?? []), planned]);
  return [...plannedByUsed].flatMap(([used, planned]) =>
    wrapText(`asked at ${used} instead of ${planned.join(' and ')} (--endpoint-url)`, '! ', width),
  );
}
