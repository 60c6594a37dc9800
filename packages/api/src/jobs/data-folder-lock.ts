import { link, lstat, mkdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { DatabaseRefused } from './database.ts';

/** The only owner of a data folder. */
export interface FolderLock {
  release(): Promise<void>;
}

interface Holder {
  readonly host: string;
  readonly pid: number;
  /** When the process began, as the system counts; empty where it does not tell. Pids come again. */
  readonly begun: string;
  readonly since: string;
  readonly token: string;
}

/** The owner touches its lock so often, */
const TOUCH_MS = 5000;
/** and one on another computer, or in another container, is gone when it has not done so for this long. */
const ABANDONED_MS = 30_000;

/**
 * Takes a data folder for this process alone. Throws `DatabaseRefused`, which names the process that has it. The lock of
 * a process that no longer runs is taken over.
 */
export async function lockDataFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const place = path.join(folder, 'owner.lock');
  const mine: Holder = {
    host: hostname(),
    pid: process.pid,
    begun: await begunOf(process.pid),
    since: new Date().toISOString(),
    token: crypto.randomUUID(),
  };
  for (let round = 0; round < 10; round += 1) {
    if (await create(place, mine)) return held(place, mine);
    const found = await read(place);
    if (found === undefined) continue;
    if (!(await isAbandoned(place, found))) throw refusal(folder, found);
    await breakLock(place, found);
  }
  throw new DatabaseRefused(`${folder} is being taken by several processes at once; try again`);
}

function refusal(folder: string, { host, pid, since }: Holder): DatabaseRefused {
  const who = host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`;
  return new DatabaseRefused(
    `${folder} is used by ${who} since ${since}; the database in a folder has one owner: stop that process, give this one another --data folder, or let both use one PostgreSQL with DATABASE_URL`,
  );
}

/** A link appears with its content or not at all, where a file could be caught empty by a kill. */
async function create(place: string, mine: Holder): Promise<boolean> {
  const beside = `${place}-${mine.token}`;
  await writeFile(beside, JSON.stringify(mine), { mode: 0o600 });
  try {
    await link(beside, place);
    return true;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
  } finally {
    await rm(beside, { force: true });
  }
  // File systems without links.
  try {
    await writeFile(place, JSON.stringify(mine), { mode: 0o600, flag: 'wx' });
    return true;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) return false;
    throw error;
  }
}

function held(place: string, mine: Holder): FolderLock {
  const timer = setInterval(() => {
    const now = new Date();
    utimes(place, now, now).catch(() => undefined);
  }, TOUCH_MS);
  timer.unref();
  return {
    release: async () => {
      clearInterval(timer);
      if ((await read(place))?.token === mine.token) await rm(place, { force: true });
    },
  };
}

async function read(place: string): Promise<Holder | undefined> {
  try {
    const found: unknown = JSON.parse(await readFile(place, 'utf8'));
    if (typeof found !== 'object' || found === null) return unreadable;
    const text = (key: string): string => {
      const value: unknown = Reflect.get(found, key);
      return typeof value === 'string' ? value : '';
    };
    const pid: unknown = Reflect.get(found, 'pid');
    return {
      host: text('host'),
      pid: typeof pid === 'number' ? pid : 0,
      begun: text('begun'),
      since: text('since'),
      token: text('token'),
    };
  } catch (error) {
    return isSystemError(error, 'ENOENT') ? undefined : unreadable;
  }
}

/** Cut off by a kill on a file system without links: nobody's, once it is old. */
const unreadable: Holder = { host: '', pid: 0, begun: '', since: '', token: '' };

async function isAbandoned(place: string, { host, pid, begun }: Holder): Promise<boolean> {
  if (host === hostname()) return !isRunning(pid) || begun !== (await begunOf(pid));
  try {
    return Date.now() - (await lstat(place)).mtimeMs > ABANDONED_MS;
  } catch {
    return true;
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

/** Field 22 of /proc/PID/stat, counted behind the name, which may hold anything; empty on other systems. */
async function begunOf(pid: number): Promise<string> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** Two may try at once, and the slower one must not take away what the faster one has made since. */
async function breakLock(place: string, abandoned: Holder): Promise<void> {
  const aside = `${place}-${crypto.randomUUID()}`;
  try {
    await rename(place, aside);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return;
    throw error;
  }
  try {
    if ((await read(aside))?.token !== abandoned.token) await link(aside, place);
  } finally {
    await rm(aside, { force: true });
  }
}

function isSystemError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
