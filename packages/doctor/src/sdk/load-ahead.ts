import { setTimeout as pause } from 'node:timers/promises';
import type { CallStep } from '@duckbill/core';

type Service = CallStep['service'];

/** Milliseconds in which a request goes out: loading keeps the processor busy, and must not hold it back. */
const sending = 10;

const clients: Readonly<Partial<Record<Service, () => Promise<unknown>>>> = {
  s3: () => import('@aws-sdk/client-s3'),
  sts: () => import('@aws-sdk/client-sts'),
  sso: () => import('@aws-sdk/client-sso'),
  'sso-oidc': () => import('@aws-sdk/client-sso-oidc'),
};

/**
 * Does work that waits for an answer, of a service or of a person, and meanwhile loads the client of the service that
 * comes next: some 40 ms, which would else be lost between two calls.
 */
export async function loadAhead<Result>(
  here: Service | undefined,
  next: Service | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  const load = next === undefined ? undefined : clients[next];
  if (load === undefined) return work();
  let over = false;
  const loadMeanwhile = async (): Promise<void> => {
    await pause(0, undefined, { ref: false });
    if (over) return;
    // The work needs this one itself, before it can send anything.
    if (here !== undefined) await clients[here]?.();
    await pause(sending, undefined, { ref: false });
    if (!over) await load();
  };
  // Whoever needs the client is told why it cannot be loaded.
  void loadMeanwhile().catch(() => undefined);
  try {
    return await work();
  } finally {
    over = true;
  }
}
