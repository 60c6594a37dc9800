import { randomUUID } from 'node:crypto';
import { access, constants, open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { reasonOf } from './system-reason.ts';

/**
 * Why a file must not be replaced, or nothing. A rename asks the folder alone, so a read-only file has to be asked for
 * itself; by its mode, because root may write everything.
 */
export async function reasonNotToReplace(name: string): Promise<string | undefined> {
  try {
    const target = await realpath(name);
    const { mode } = await stat(target);
    if ((mode & 0o222) === 0) return 'it is read-only';
    await access(target, constants.W_OK);
    await access(path.dirname(target), constants.W_OK);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

/**
 * Puts a text in the place of a file: written beside it, flushed, renamed. A kill at any moment leaves the old or the
 * new content, never a part. The mode stays; a link is followed.
 */
export async function replaceFile(name: string, text: string): Promise<void> {
  const target = await realpath(name);
  const { mode } = await stat(target);
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.${randomUUID()}.tmp`);
  try {
    // 0600 first: a secret must not be readable for a moment.
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.chmod(mode & 0o7777);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
