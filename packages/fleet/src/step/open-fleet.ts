import { lstat, opendir, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fleetPaths } from '@duckbill/core';
import { contentOf, entriesOf, openZip } from '../manifest/zip-source.ts';
import type { OtherFleet } from './diff-fleet.ts';
import { type FleetUser, isUserFile, userPath } from './fleet-user.ts';

/** No file of a user is longer. */
const longest = 16 * 1024 * 1024;

/** A generated fleet that lies in a folder or a ZIP. Throws what the file system says, and yauzl of a damaged archive. */
export async function openGeneratedFleet(place: string): Promise<OtherFleet> {
  if ((await stat(place)).isDirectory()) return folderFleet(place);
  return { kind: 'stream', users: zipUsers(place) };
}

function folderFleet(root: string): OtherFleet {
  return {
    kind: 'lookup',
    find: async (folder) => readUser(root, folder),
    rest: (seen) => restOf(root, seen),
  };
}

async function* restOf(root: string, seen: ReadonlySet<string>): AsyncGenerator<FleetUser> {
  for await (const entry of await opendir(root)) {
    if (!entry.isDirectory() || seen.has(entry.name)) continue;
    const user = await readUser(root, entry.name);
    if (user !== undefined) yield user;
  }
}

/** Undefined where there is no folder, or nothing in it that a home takes. */
async function readUser(root: string, folder: string): Promise<FleetUser | undefined> {
  const files = new Map<string, string>();
  const names: string[] = [fleetPaths.awsConfig];
  const { profiles, bookmarks } = fleetPaths;
  for (const below of [profiles, bookmarks])
    for (const name of await namesOf(path.join(root, folder, below))) names.push(`${below}/${name}`);
  for (const name of names) {
    if (!isUserFile(name)) continue;
    const text = await textOf(path.join(root, folder, name));
    if (text !== undefined) files.set(name, text);
  }
  return files.size === 0 ? undefined : { folder, files };
}

async function namesOf(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch {
    return [];
  }
}

/** Links are not followed. */
async function textOf(name: string): Promise<string | undefined> {
  try {
    const stats = await lstat(name);
    return stats.isFile() && stats.size <= longest ? await readFile(name, 'utf8') : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}

/** In the order of the archive, where the files of a user stand together. */
async function* zipUsers(place: string): AsyncGenerator<FleetUser> {
  const zip = await openZip(place);
  try {
    let folder: string | undefined;
    let files = new Map<string, string>();
    for await (const entry of entriesOf(zip)) {
      const found = userPath(entry.fileName);
      if (found === undefined || entry.uncompressedSize > longest) continue;
      if (folder !== undefined && folder !== found.folder) {
        yield { folder, files };
        files = new Map();
      }
      folder = found.folder;
      const pieces: Uint8Array[] = [];
      for await (const piece of contentOf(zip, entry)) pieces.push(piece);
      files.set(found.below, Buffer.concat(pieces).toString());
    }
    if (folder !== undefined) yield { folder, files };
  } finally {
    zip.close();
  }
}
