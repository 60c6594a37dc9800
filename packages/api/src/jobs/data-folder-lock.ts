import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { type HeldLock, type LockHolder, takeLock } from '@duckbill/fleet';
import { DatabaseRefused } from './database.ts';

/** The owner touches its lock so often, */
const TOUCH_MS = 5000;
/** and one on another computer, or in another container, is gone when it has not done so for this long. */
const ABANDONED_MS = 30_000;

/**
 * Takes a data folder for this process alone. Throws `DatabaseRefused`, which names the process that has it. The lock of
 * a process that no longer runs is taken over.
 */
export async function lockDataFolder(folder: string): Promise<HeldLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const outcome = await takeLock(path.join(folder, 'owner.lock'), {
    abandoned: { elsewhere: ABANDONED_MS },
    touchMs: TOUCH_MS,
  });
  if (outcome.ok) return outcome.lock;
  throw new DatabaseRefused(
    `${folder} is used by ${wordsOf(outcome.holder)}; the database in a folder has one owner: stop that process, give this one another --data folder, or let both use one PostgreSQL with DATABASE_URL`,
  );
}

function wordsOf(holder: LockHolder | undefined): string {
  if (holder === undefined) return 'another process';
  const { host, pid, since } = holder;
  const who = host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`;
  return since === '' ? who : `${who} since ${since}`;
}
