import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

const MARK = '.duckbill-fleet-';

/** Where something is made before it gets its name: in the same folder, so that renaming it is one step. */
export function placeBeside(target: string, what: 'new' | 'old' = 'new'): string {
  return path.join(path.dirname(target), `.${path.basename(target)}${MARK}${process.pid}.${what}`);
}

/** Takes away what a killed process left beside a target; what a living one makes stays. */
export async function sweepBeside(target: string): Promise<void> {
  const folder = path.dirname(target);
  const start = `.${path.basename(target)}${MARK}`;
  for (const name of await readdir(folder)) {
    if (!name.startsWith(start) || !name.endsWith('.new')) continue;
    const pid = Number(name.slice(start.length, -'.new'.length));
    if (!Number.isSafeInteger(pid) || pid <= 0 || (pid !== process.pid && isAlive(pid))) continue;
    await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: alive, and somebody else's.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** What stands at a path, itself and not what it links to. */
export async function kindOf(target: string): Promise<'nothing' | 'file' | 'folder' | 'other'> {
  try {
    const stats = await lstat(target);
    if (stats.isFile()) return 'file';
    return stats.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'nothing';
    throw error;
  }
}
