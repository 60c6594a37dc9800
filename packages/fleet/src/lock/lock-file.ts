import { lstat, lutimes, open, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** A lock that is held. */
export interface HeldLock {
  /** Of this holder alone; names its temporary files, so that who breaks the lock can sweep them. */
  readonly token: string;
  /** Whether it is still ours: another process may have taken it for the lock of a dead one. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** Who has a lock. */
export interface LockHolder {
  readonly host: string;
  readonly pid: number;
  readonly token: string;
  /** When the process began, as the system counts; empty where it does not tell. Numbers of processes come again. */
  readonly begun: string;
  /** When it took the lock. */
  readonly since: string;
}

export interface LockRules {
  /** Milliseconds to wait at most for a living holder; 0 when absent. */
  readonly patience?: number;
  /**
   * The age in milliseconds at which a lock is a dead one's: of a process of another computer, or another container,
   * which cannot be asked, and of one that runs here; the latter is believed for ever when absent.
   */
  readonly abandoned: { readonly elsewhere: number; readonly here?: number };
  /** So often the holder makes its lock young again; never when absent. */
  readonly touchMs?: number;
  /** Takes away what a dead holder has left, by its token, before its lock is broken. */
  readonly sweep?: (token: string) => Promise<void>;
}

export type LockOutcome =
  | { readonly ok: true; readonly lock: HeldLock }
  /** It stays taken; the holder is absent where the lock does not tell. */
  | { readonly ok: false; readonly holder?: LockHolder };

const RETRY_MS = 20;
/** Locks that come and go while we look. */
const ROUNDS = 10;

/** Takes the lock of this name. That of a process that no longer runs is broken. Throws what the file system says. */
export async function takeLock(name: string, rules: LockRules): Promise<LockOutcome> {
  const token = crypto.randomUUID();
  const begun = await begunOf(process.pid);
  const mine = [hostname(), process.pid, token, begun === '' ? UNKNOWN : begun, new Date().toISOString()].join(' ');
  const givingUp = performance.now() + (rules.patience ?? 0);
  for (let round = 0; ; round += 1) {
    if (await createLock(name, mine)) return { ok: true, lock: heldLock(name, mine, token, rules.touchMs) };
    const found = await readLock(name);
    const holder = found === undefined ? undefined : parseHolder(found);
    if (found !== undefined && (await isAbandoned(name, holder, rules))) {
      if (holder !== undefined) await rules.sweep?.(holder.token);
      await breakLock(name, found);
    } else if (performance.now() >= givingUp && (found !== undefined || round >= ROUNDS)) {
      return { ok: false, ...(holder === undefined ? {} : { holder }) };
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

function heldLock(name: string, holder: string, token: string, touchMs: number | undefined): HeldLock {
  const isHeld = async (): Promise<boolean> => (await readLock(name)) === holder;
  const touch = (): void => {
    const now = new Date();
    lutimes(name, now, now).catch(() => undefined);
  };
  const timer = touchMs === undefined ? undefined : setInterval(touch, touchMs).unref();
  return {
    token,
    isHeld,
    release: async () => {
      clearInterval(timer);
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

/** In the place of a beginning that the system does not tell. */
const UNKNOWN = '-';

function parseHolder(text: string): LockHolder | undefined {
  const [host, pid, token, begun = UNKNOWN, since = '', ...more] = text.split(' ');
  if (host === undefined || token === undefined || more.length > 0) return undefined;
  if (!UUID.test(token)) return undefined;
  return { host, pid: Number(pid), token, begun: begun === UNKNOWN ? '' : begun, since };
}

/** What a token must look like before it becomes part of the name of a file to remove. */
const UUID = /^[0-9a-f-]{36}$/u;

async function isAbandoned(name: string, holder: LockHolder | undefined, { abandoned }: LockRules): Promise<boolean> {
  const isHere = holder?.host === hostname();
  if (isHere && !(await isAlive(holder))) return true;
  try {
    const { mtimeMs } = await lstat(name);
    return Date.now() - mtimeMs > (isHere ? (abandoned.here ?? Infinity) : abandoned.elsewhere);
  } catch {
    return false;
  }
}

async function isAlive({ pid, begun }: LockHolder): Promise<boolean> {
  if (!isRunning(pid)) return false;
  if (begun === '') return true;
  const now = await begunOf(pid);
  return now === '' || now === begun;
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

/** Field 22 of /proc/PID/stat, counted behind the name, which may hold anything; empty on other systems. */
async function begunOf(pid: number): Promise<string> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
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

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
