import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { reasonOf } from './system-reason.ts';

/** How a change of permissions ended. */
export type ModeOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/**
 * Changes the permission bits of a file or folder of this person that has still those that were looked at. It is one
 * system call: a kill leaves the old or the new ones. Never throws for what the file system says.
 */
export async function changeMode(name: string, from: number, to: number): Promise<ModeOutcome> {
  try {
    // What is looked at is what is changed, whatever is moved to its place meanwhile.
    const file = await open(name, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = await file.stat();
      const own = process.getuid?.();
      if (own !== undefined && stats.uid !== own) return { ok: false, reason: 'it belongs to another user' };
      if (!stats.isFile() && !stats.isDirectory()) return { ok: false, reason: 'it is neither a file nor a folder' };
      if ((stats.mode & 0o777) !== from)
        return { ok: false, reason: 'its permissions were changed by another program in the meantime' };
      await file.chmod(to);
      return { ok: true };
    } finally {
      await file.close();
    }
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}
