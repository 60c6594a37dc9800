import {
  access,
  constants,
  copyFile,
  link,
  lstat,
  mkdir,
  open,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import path from 'node:path';
import type { HeldLock } from '@duckbill/fleet';
import { isSystemError, takeLock } from './lock-file.ts';
import { reasonOf } from './system-reason.ts';

export interface WriteOptions {
  /** What the caller read; null when there was no file. The file is left alone when it holds anything else by now. */
  readonly expected?: Uint8Array | string | null;
  /** Keeps the content of before beside it, as `NAME.bak`. */
  readonly backup?: boolean;
  /** Of a new file; 0600 when not given. An old file keeps its own. */
  readonly mode?: number;
  /** For its owner alone, also when an old file was not. */
  readonly secret?: boolean;
  /** How long to wait for another writer, in milliseconds. */
  readonly patience?: number;
}

/** Why a file was left as it was. */
export type WriteRefusal = 'changed-since-read' | 'locked' | 'read-only' | 'not-a-file' | 'foreign-owner' | 'system';

export type WriteOutcome =
  /** `written` is false when the file held this text already. */
  | { readonly ok: true; readonly path: string; readonly written: boolean; readonly backup?: string }
  | { readonly ok: false; readonly path: string; readonly refusal: WriteRefusal; readonly reason: string };

const PATIENCE_MS = 5000;
const PRIVATE = 0o600;
const PRIVATE_FOLDER = 0o700;
const LINKS = 40;

const reasons: Readonly<Record<Exclude<WriteRefusal, 'system'>, string>> = {
  'changed-since-read': 'it was changed by another program in the meantime',
  locked: 'another duckbill is writing it',
  'read-only': 'it is read-only',
  'not-a-file': 'it is not a regular file',
  'foreign-owner': 'it belongs to another user and would become yours',
};

/**
 * Why a file must not be replaced, or nothing. A rename asks the folder alone, so a read-only file has to be asked for
 * itself; by its mode, because root may write everything.
 */
export async function reasonNotToReplace(name: string): Promise<string | undefined> {
  try {
    const target = await realpath(name);
    const { mode } = await stat(target);
    if ((mode & 0o222) === 0) return reasons['read-only'];
    await access(target, constants.W_OK);
    await access(path.dirname(target), constants.W_OK);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/** As `writeTextFile`, for a file that is there; throws what that would return as a refusal. */
export async function replaceFile(
  name: string,
  content: string | Uint8Array,
  options: WriteOptions = {},
): Promise<void> {
  await stat(name);
  const outcome = await writeTextFile(name, content, options);
  if (!outcome.ok) throw new Error(outcome.reason);
}

/**
 * Puts a text, in UTF-8 unless it comes as bytes, in the place of a file, or makes the file: locked, written beside it, flushed, renamed (design §4.8). A
 * kill at any moment leaves the old or the new content, never a part. Mode and owner stay, a link is followed, and what
 * a killed writer left lying about is swept away. Never throws for what the file system says.
 */
export async function writeTextFile(
  name: string,
  content: string | Uint8Array,
  options: WriteOptions = {},
): Promise<WriteOutcome> {
  let target = path.resolve(name);
  try {
    target = await followLinks(target);
    const folder = path.dirname(target);
    // Made as private as `~/.aws` ought to be.
    await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
    const place = target;
    const lock = await takeLock(place, options.patience ?? PATIENCE_MS, (token) => sweep(place, token));
    if (lock === undefined) return refused(target, 'locked');
    try {
      return await writeLocked(target, bytesOf(content), options, lock);
    } finally {
      await sweep(target, lock.token);
      await lock.release();
    }
  } catch (error) {
    return { ok: false, path: target, refusal: 'system', reason: reasonOf(error) };
  }
}

interface OldFile {
  readonly bytes: Uint8Array;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

async function writeLocked(
  target: string,
  bytes: Uint8Array,
  options: WriteOptions,
  lock: HeldLock,
): Promise<WriteOutcome> {
  const old = await readOld(target);
  if (typeof old === 'string') return refused(target, old);
  const { expected } = options;
  const wanted = expected === null ? undefined : bytesOf(expected ?? '');
  if (expected !== undefined && !sameBytes(wanted, old?.bytes)) return refused(target, 'changed-since-read');
  if (sameBytes(bytes, old?.bytes)) return { ok: true, path: target, written: false };
  const { content, backup: backupLink } = temporaryNames(target, lock.token);
  if (!(await writeBeside(content, bytes, old, modeFor(old, options)))) return refused(target, 'foreign-owner');
  const backup = options.backup === true && old !== undefined ? await backUp(target, backupLink) : undefined;
  // Flushing takes its time: what happened meanwhile must not be lost.
  const now = await readOld(target);
  if (typeof now === 'string' || !sameBytes(now?.bytes, old?.bytes)) return refused(target, 'changed-since-read');
  if (!(await lock.isHeld())) return refused(target, 'locked');
  if (!(await putInPlace(content, target, old === undefined))) return refused(target, 'changed-since-read');
  await syncFolder(path.dirname(target));
  return { ok: true, path: target, written: true, ...(backup === undefined ? {} : { backup }) };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function refused(target: string, refusal: Exclude<WriteRefusal, 'system'>): WriteOutcome {
  return { ok: false, path: target, refusal, reason: reasons[refusal] };
}

/** Where the content really stands; also behind a link to a file that is still to be made. */
async function followLinks(name: string): Promise<string> {
  let target = name;
  for (let links = 0; links < LINKS; links += 1) {
    try {
      return await realpath(target);
    } catch (error) {
      if (!isSystemError(error, 'ENOENT')) throw error;
    }
    try {
      if (!(await lstat(target)).isSymbolicLink()) return target;
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) return target;
      throw error;
    }
    target = path.resolve(path.dirname(target), await readlink(target));
  }
  return target;
}

async function readOld(target: string): Promise<OldFile | 'not-a-file' | 'read-only' | undefined> {
  try {
    const { mode, uid, gid, ...kind } = await lookAt(target);
    if (!kind.regular) return 'not-a-file';
    if ((mode & 0o222) === 0) return 'read-only';
    return { bytes: await readFile(target), mode, uid, gid };
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function lookAt(target: string): Promise<{ mode: number; uid: number; gid: number; regular: boolean }> {
  const stats = await stat(target);
  return { mode: stats.mode & 0o7777, uid: stats.uid, gid: stats.gid, regular: stats.isFile() };
}

function modeFor(old: OldFile | undefined, { mode, secret }: WriteOptions): number {
  return secret === true ? PRIVATE : (old?.mode ?? mode ?? PRIVATE);
}

/** Writes and flushes the new content; false when it could not be given to the owner of the old file. */
async function writeBeside(
  beside: string,
  bytes: Uint8Array,
  old: OldFile | undefined,
  mode: number,
): Promise<boolean> {
  // 0600 first: a secret must not be readable for a moment.
  const file = await open(beside, 'wx', PRIVATE);
  try {
    await file.writeFile(bytes);
    if (old !== undefined) {
      const made = await file.stat();
      if (made.uid !== old.uid || made.gid !== old.gid) {
        try {
          await file.chown(old.uid, old.gid);
        } catch (error) {
          if (!isSystemError(error, 'EPERM')) throw error;
          // Another group is harmless when the group may do nothing.
          if (made.uid !== old.uid || (mode & 0o070) !== 0) return false;
        }
      }
    }
    // Behind chown, which takes some bits away.
    await file.chmod(mode);
    await file.sync();
    return true;
  } finally {
    await file.close();
  }
}

/** The old content under another name. It is complete at once: a second name for the file that is about to be replaced. */
async function backUp(target: string, beside: string): Promise<string> {
  const name = `${target}.bak`;
  try {
    await link(target, beside);
  } catch {
    // File systems without links.
    await copyFile(target, beside, constants.COPYFILE_EXCL);
  }
  await rename(beside, name);
  return name;
}

/** A new file is linked into its place, which fails when somebody has made one meanwhile; rename would not. */
async function putInPlace(beside: string, target: string, isNew: boolean): Promise<boolean> {
  if (isNew) {
    try {
      await link(beside, target);
      return true;
    } catch (error) {
      if (isSystemError(error, 'EEXIST')) return false;
    }
  }
  await rename(beside, target);
  return true;
}

/** Makes the rename last through a power cut. Windows cannot open folders, and need not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Named after the lock that they are made under: who breaks that lock knows what else to take away. */
function temporaryNames(target: string, token: string): { content: string; backup: string } {
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.duckbill-${token}`);
  return { content: `${beside}.tmp`, backup: `${beside}.bak.tmp` };
}

async function sweep(target: string, token: string): Promise<void> {
  for (const name of Object.values(temporaryNames(target, token))) await rm(name, { force: true });
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return Buffer.compare(a, b) === 0;
}
