import type { EndpointOverride } from '../connect-outcome.ts';
import { wrapText } from './wrap-text.ts';

/** That calls went elsewhere than the program would send them. */
export function overrideLines(overrides: readonly EndpointOverride[]): string[] {
  return overrides.flatMap(({ service, planned, used }) =>
    wrapText(`${service.toUpperCase()} was asked at ${used} instead of ${planned} (--endpoint-url)`, '! '),
  );
}
