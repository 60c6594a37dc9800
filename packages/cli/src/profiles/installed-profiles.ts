import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { profileFolders, readSource } from '@duckbill/core';
import { type ProfileFile, profileFile } from '@duckbill/profiles';
import { CommandFailure } from '../command-failure.ts';
import { kindOf } from '../files/path-kind.ts';
import { isSystemError } from '../lock-file.ts';
import { reasonOf } from '../system-reason.ts';
import type { Terminal } from '../terminal.ts';

/** Cyberduck loads names with exactly this extension (cyberduck-formats §2.1). */
export const profileExtension = '.cyberduckprofile';

/** The folder that profiles are installed into: the one that is asked for, the first that is there, or the likeliest. */
export function profilesFolder(terminal: Terminal, asked: string | undefined): string {
  if (asked !== undefined) return path.resolve(terminal.cwd, asked);
  const folders = profileFolders(terminal);
  const folder = folders.find((one) => kindOf(one) === 'folder') ?? folders[0];
  if (folder === undefined) throw CommandFailure.couldNotFinish('no folder for connection profiles is known here');
  return folder;
}

/** The profiles in a folder, in the order of their names; none when it is not there. */
export function readProfileFolder(folder: string, isOptional: boolean): readonly ProfileFile[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && entry.name.endsWith(profileExtension))
      .map(({ name }) => name)
      .toSorted()
      .map((name) => readProfileFile(path.join(folder, name)));
  } catch (error) {
    if (isOptional && isSystemError(error, 'ENOENT')) return [];
    if (CommandFailure.is(error)) throw error;
    throw CommandFailure.couldNotFinish(`cannot read the folder ${folder}: ${reasonOf(error)}`);
  }
}

/** No profile with icons is longer. */
const longestProfile = 8 * 1024 * 1024;

/** Profiles in a folder under names that Cyberduck passes over (cyberduck-formats §2.1). */
export function readPassedOver(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(profileExtension))
    .map(({ name }) => name)
    .filter((name) => statSync(path.join(folder, name)).size <= longestProfile)
    .filter((name) => {
      const bytes = readFileSync(path.join(folder, name));
      // Only what looks like one is parsed.
      if (!bytes.includes('<plist')) return false;
      const { profile } = profileFile(name, readSource(name, bytes).source);
      return profile?.strings.has('Vendor') === true && profile.strings.has('Protocol');
    })
    .toSorted();
}

/** One file, with the checksum by which versions are told apart. */
export function readProfileFile(file: string): ProfileFile {
  try {
    const bytes = readFileSync(file);
    const checksum = createHash('md5').update(bytes).digest('hex');
    return profileFile(path.basename(file), readSource(file, bytes).source, checksum);
  } catch (error) {
    throw CommandFailure.couldNotFinish(`cannot read ${file}: ${reasonOf(error)}`);
  }
}

/** What stands in the file, byte for byte: it may be binary, or in another encoding. */
export function bytesOf({ source }: ProfileFile): Uint8Array {
  return source.origin?.bytes ?? new TextEncoder().encode(source.text);
}
