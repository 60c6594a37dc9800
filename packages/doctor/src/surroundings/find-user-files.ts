import { awsFilePath, bookmarkFolders, bookmarkProducts, profileFolders } from '@duckbill/core';
import type { Machine } from '../machine/machine.ts';
import { machinePaths } from '../machine/machine-paths.ts';
import { isFile } from './read-text.ts';
import type { FolderFact, FoundFile } from './surroundings.ts';

/** What the programs look for by its ending (cyberduck-formats §2.1, §4.1; aws-config D). */
const endings = { profiles: '.cyberduckprofile', bookmarks: '.duck', caches: '.json' } as const;

/** Cache folders of the AWS CLI, which the SDKs and Duckbill share (aws-config D). */
const cacheFolders: readonly (readonly string[])[] = [
  ['.aws', 'sso', 'cache'],
  ['.aws', 'cli', 'cache'],
];

export interface UserFiles {
  readonly profiles: readonly FolderFact[];
  readonly bookmarks: readonly FolderFact[];
  readonly awsFiles: readonly FoundFile[];
  readonly caches: readonly FolderFact[];
}

/** Profiles, bookmarks, AWS files and caches of a person, counted; nothing is opened but the AWS files. */
export async function findUserFiles(machine: Machine): Promise<UserFiles> {
  const { home, environment, cwd } = machine;
  const paths = machinePaths(machine);
  const bookmarks = new Set(
    bookmarkProducts.flatMap((product) => bookmarkFolders(machine, product)).map(({ path }) => path),
  );
  const awsFiles: FoundFile[] = [];
  for (const kind of ['config', 'credentials'] as const) {
    // The AWS CLI follows its variables, Cyberduck never does: both places are told.
    const places = (['aws-cli@2', 'cyberduck@9.5'] as const).map((program) =>
      awsFilePath(kind, program, home, environment),
    );
    for (const place of new Set(places.filter((one) => one !== undefined).map((one) => paths.resolve(cwd, one)))) {
      if (await isFile(machine, place)) awsFiles.push({ kind, path: place });
    }
  }
  return {
    profiles: await countIn(machine, profileFolders(machine), endings.profiles),
    bookmarks: await countIn(machine, [...bookmarks], endings.bookmarks),
    awsFiles,
    caches: await countIn(
      machine,
      cacheFolders.map((names) => paths.join(home, ...names)),
      endings.caches,
    ),
  };
}

/** Folders that hold such files. */
async function countIn(machine: Machine, folders: readonly string[], ending: string): Promise<readonly FolderFact[]> {
  const found: FolderFact[] = [];
  for (const path of folders) {
    const count = (await machine.list(path)).filter((name) => name.endsWith(ending)).length;
    if (count > 0) found.push({ path, count });
  }
  return found;
}
