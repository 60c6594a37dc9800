import path from 'node:path';
import { type HeldLock, takeLock as takeNamedLock } from '@duckbill/fleet';

/** No write takes so long: whoever left a lock of this age is gone, also on another computer, which we cannot ask. */
const ABANDONED_MS = 10 * 60_000;

/**
 * Takes the lock beside `target`, waiting at most `patience` milliseconds for a living holder; undefined when it stays
 * taken. The lock of a process that no longer runs is broken, after `sweep` of its token.
 */
export async function takeLock(
  target: string,
  patience: number,
  sweep: (token: string) => Promise<void>,
): Promise<HeldLock | undefined> {
  const name = path.join(path.dirname(target), `.${path.basename(target)}.duckbill-lock`);
  const abandoned = { elsewhere: ABANDONED_MS, here: ABANDONED_MS };
  const outcome = await takeNamedLock(name, { patience, abandoned, sweep });
  return outcome.ok ? outcome.lock : undefined;
}

/** Whether an error is one of the operating system, of this code. */
export function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
