import type { SandboxClock } from '../sandbox-clock.ts';
import type { Unfit } from './control-world.ts';

const farthest = 100 * 366 * 86_400;

/** The sandbox's clock as JSON. */
export function showClock(clock: SandboxClock): object {
  const now = clock.now();
  return { now: new Date(now * 1000).toISOString(), epochSeconds: now, clientsAhead: clock.clientsAhead };
}

/**
 * Move the clock: `{"advance": SECONDS}` lets time pass, `{"skewClients": SECONDS}` lets every client's clock be ahead
 * (negative: behind); both together are fine.
 */
export function changeClock(clock: SandboxClock, value: unknown): object | Unfit {
  const { advance, skewClients, ...more } = isObject(value) ? value : { none: undefined };
  const problems = [
    ...Object.keys(more).map((key) => ({ pointer: `/${key}`, problem: 'only advance and skewClients are known' })),
    ...(isSeconds(advance) ? [] : [{ pointer: '/advance', problem: 'not a number of seconds' }]),
    ...(isSeconds(skewClients) ? [] : [{ pointer: '/skewClients', problem: 'not a number of seconds' }]),
  ];
  if (problems.length > 0) return { problems };
  if (typeof advance === 'number') clock.advance(advance);
  if (typeof skewClients === 'number') clock.skewClients(skewClients);
  return showClock(clock);
}

function isSeconds(value: unknown): boolean {
  return value === undefined || (typeof value === 'number' && Math.abs(value) <= farthest);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
