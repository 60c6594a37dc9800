import { lstat, open, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A lock that is held. */
export interface HeldLock {
  /** Of this holder alone; names its temporary files, so that who breaks the lock can sweep them. */
  readonly token: string;
  /** Whether it is still ours: another process may have taken it for the lock of a dead one. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** No write takes so long: whoever left a lock of this age is gone, also on another computer, which we cannot ask. */
const ABANDONED_MS = 10 * 60_000;
const RETRY_MS = 20;

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
  const token = crypto.randomUUID();
  const holder = [hostname(), process.pid, token].join(' ');
  const givingUp = performance.now() + patience;
  for (;;) {
    if (await createLock(name, holder)) return heldLock(name, holder, token);
    const found = await readLock(name);
    if (found !== undefined && (await isAbandoned(name, found))) {
      const dead = parseHolder(found)?.token;
      if (dead !== undefined) await sweep(dead);
      await breakLock(name, found);
    } else if (performance.now() >= givingUp) {
      return undefined;
    } else {
      await sleep(RETRY_MS);
    }
  }
}

/**
 * The holder stands in the target of a link: a link is there with its content or not at all, where a file could be
 * caught empty by a kill, and nobody would know whose it is.
 */
async function createLock(name: string, holder: string): Promise<boolean> {
  try {
    await symlink(holder, name);
    return true;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    if (isSystemError(error, 'ENOENT') || isSystemError(error, 'EACCES')) throw error;
  }
  // Windows and file systems without links.
  try {
    const file = await open(name, 'wx', 0o600);
    try {
      await file.writeFile(holder);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    throw error;
  }
}

function heldLock(name: string, holder: string, token: string): HeldLock {
  const isHeld = async () => (await readLock(name)) === holder;
  return {
    token,
    isHeld,
    release: async () => {
      if (await isHeld()) await rm(name, { force: true });
    },
  };
}

async function readLock(name: string): Promise<string | undefined> {
  try {
    return await readlink(name);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
  }
  try {
    return await readFile(name, 'utf8');
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function parseHolder(holder: string): { host: string; pid: number; token: string } | undefined {
  const [host, pid, token, ...more] = holder.split(' ');
  if (host === undefined || token === undefined || more.length > 0) return undefined;
  return UUID.test(token) ? { host, pid: Number(pid), token } : undefined;
}

/** What a token must look like before it becomes part of the name of a file to remove. */
const UUID = /^[0-9a-f-]{36}$/u;

async function isAbandoned(name: string, holder: string): Promise<boolean> {
  const parsed = parseHolder(holder);
  if (parsed?.host === hostname() && !isRunning(parsed.pid)) return true;
  try {
    const { mtimeMs } = await lstat(name);
    return Date.now() - mtimeMs > ABANDONED_MS;
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return isSystemError(error, 'EPERM');
  }
}

/**
 * Takes an abandoned lock away. Two processes may try at once, and the slower one must not take the lock that the
 * faster one has made since: what was moved away is looked at, and put back when it is another one.
 */
async function breakLock(name: string, abandoned: string): Promise<void> {
  const aside = `${name}-${crypto.randomUUID()}`;
  try {
    await rename(name, aside);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return;
    throw error;
  }
  try {
    const moved = await readLock(aside);
    if (moved !== undefined && moved !== abandoned) await createLock(name, moved);
  } finally {
    await rm(aside, { force: true });
  }
}

/** Whether an error is one of the operating system, of this code. */
export function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
