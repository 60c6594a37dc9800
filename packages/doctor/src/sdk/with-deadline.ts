import type { DoctorWorld } from '../world.ts';

/**
 * Sends a call and lets go of its client afterwards. The SDK's own timeouts end with the first bytes of an answer; one
 * that trickles in would keep it waiting for ever, so the whole call has an end: ETIMEDOUT.
 */
export async function withDeadline<Answer>(
  client: { readonly destroy: () => void },
  { timeouts }: DoctorWorld,
  send: () => Promise<Answer>,
): Promise<Answer> {
  const limit = timeouts.connect + timeouts.request;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error(`the answer was not complete within ${limit} ms`), { code: 'ETIMEDOUT' });
    timer = setTimeout(() => reject(error), limit);
  });
  try {
    return await Promise.race([send(), late]);
  } finally {
    clearTimeout(timer);
    client.destroy();
  }
}
