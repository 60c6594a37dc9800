import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { type FleetHome, pathOf } from './fleet-home.ts';

/** What stands at a place. */
export type Sight =
  | { readonly state: 'absent' }
  | { readonly state: 'file'; readonly bytes: Uint8Array; readonly mode: number }
  | { readonly state: 'folder' }
  | { readonly state: 'blocked'; readonly reason: BlockReason };

/** Why nothing is written at a place, whatever anybody says. */
export type BlockReason =
  /** A link on the way leads out of the home folder, or nowhere. */
  | 'leads-out'
  | 'read-only'
  | 'is-a-folder'
  /** A device, a pipe, a socket. */
  | 'no-file'
  /** A file stands where a folder is meant. */
  | 'file-in-the-way'
  | 'unreadable'
  | 'too-long';

/** None of the files that are ours is longer. */
const longestFile = 16 * 1024 * 1024;

/** Looks at a place without following any link out of the home folder. Never throws for what the file system says. */
export async function lookAt(home: FleetHome, place: string): Promise<Sight> {
  const name = pathOf(home, place);
  try {
    if (await leadsOut(home, place, name)) return blocked('leads-out');
    const stats = await stat(name);
    if (stats.isDirectory()) return { state: 'folder' };
    if (!stats.isFile()) return blocked('no-file');
    if (stats.size > longestFile) return blocked('too-long');
    return { state: 'file', bytes: await readFile(name), mode: stats.mode & 0o777 };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return { state: 'absent' };
    if (code === 'ENOTDIR') return blocked('file-in-the-way');
    if (code === 'ELOOP') return blocked('leads-out');
    return blocked('unreadable');
  }
}

/** The same for a file that is to be written. */
export async function lookAtFile(home: FleetHome, place: string): Promise<Exclude<Sight, { state: 'folder' }>> {
  const sight = await lookAt(home, place);
  if (sight.state === 'folder') return blocked('is-a-folder');
  // By its mode: root may write everything.
  if (sight.state === 'file' && (sight.mode & 0o222) === 0) return blocked('read-only');
  return sight;
}

/** The names in a folder, sorted; none where there is no folder, or a link leads to it from elsewhere. */
export async function namesIn(home: FleetHome, place: string): Promise<readonly string[]> {
  if ((await lookAt(home, place)).state !== 'folder') return [];
  try {
    return (await readdir(pathOf(home, place))).toSorted();
  } catch {
    return [];
  }
}

function blocked(reason: BlockReason): { state: 'blocked'; reason: BlockReason } {
  return { state: 'blocked', reason };
}

/** Whether a link on the way ends outside of the home folder; a home folder may be a link itself. */
async function leadsOut(home: FleetHome, place: string, name: string): Promise<boolean> {
  // Windows can put AppData on another drive; the system says so, not a link.
  if (!place.startsWith('~/')) return false;
  const root = await realpath(home.home);
  let reached = home.home;
  for (const part of path.relative(home.home, name).split(path.sep)) {
    reached = path.join(reached, part);
    const stats = await lstat(reached);
    if (!stats.isSymbolicLink()) continue;
    let target: string;
    try {
      target = await realpath(reached);
    } catch {
      return true;
    }
    if (target !== root && !target.startsWith(root.endsWith(path.sep) ? root : root + path.sep)) return true;
  }
  return false;
}
