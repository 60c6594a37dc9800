import { isTransient, isUnsent } from './sign-in/transient.ts';
import type { DoctorWorld } from './world.ts';

const mostTries = 3;
const firstDelay = 250;
const longestDelay = 4000;

/** safely: also when the request may have arrived; unsent: only when it surely did not, since what it carries works once. */
export type Repeatable = 'safely' | 'unsent';

/**
 * Makes a call, and once more when the failure looks like one that passes: after a random time that doubles with each
 * try, within the time that one call may take. What else goes wrong is thrown at once.
 */
export async function withRetries<Answer>(
  world: DoctorWorld,
  repeatable: Repeatable,
  attempt: () => Promise<Answer>,
): Promise<Answer> {
  const deadline = world.now().getTime() + world.timeouts.request;
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const passes = repeatable === 'safely' ? isTransient(error) : isUnsent(error);
      if (!passes || tries >= mostTries) throw error;
      const delay = backoff(tries, world);
      const until = world.now().getTime() + delay;
      if (until > deadline) throw error;
      world.tell({ kind: 'waiting', reason: 'retry', until: new Date(until).toISOString() });
      await world.signIn.wait(delay);
    }
  }
}

/** Half of it random, so that many who failed together do not come back together. */
function backoff(tries: number, { signIn }: DoctorWorld): number {
  const full = Math.min(longestDelay, firstDelay * 2 ** (tries - 1));
  const [byte = 0] = signIn.randomBytes(1);
  return Math.round(full / 2 + (full / 2) * (byte / 255));
}
