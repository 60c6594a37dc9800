import { bookmarkFolders, profileFolders } from '@duckbill/core';
import { type FleetHome, placeOf } from './fleet-home.ts';
import { lookAt, namesIn } from './look-at.ts';

/** Where the files of a fleet belong in a home: places, as `placeOf` makes them. */
export interface HomeLayout {
  readonly config: string;
  /** The folder to install into; the others are looked at, too. */
  readonly profiles: readonly [string, ...string[]];
  /** Without a folder: no program of this platform keeps bookmarks. */
  readonly bookmarks: readonly [string, ...string[]];
  /** What is ours, and how to undo the last change. */
  readonly state: string;
}

/** The folders of the platform, those that are there first (cyberduck-formats §2.1, §4.1). */
export async function homeLayout(home: FleetHome): Promise<HomeLayout> {
  // On Linux the command line alone exists, with a folder of its own.
  const product = home.platform === 'darwin' || home.platform === 'win32' ? 'cyberduck' : 'duck';
  return {
    config: '~/.aws/config',
    profiles: await existingFirst(home, profileFolders(home)),
    bookmarks: await existingFirst(
      home,
      bookmarkFolders(home, product).map((folder) => folder.path),
    ),
    state: `~/.duckbill/fleet/${home.owner}`,
  };
}

async function existingFirst(home: FleetHome, folders: readonly string[]): Promise<readonly [string, ...string[]]> {
  const [first = '~', ...more] = folders.map((folder) => placeOf(home, folder));
  for (const folder of more) {
    const states = [await lookAt(home, first), await lookAt(home, folder)];
    if (states[0]?.state !== 'folder' && states[1]?.state === 'folder') return [folder, first];
  }
  return [first, ...more];
}

/** Whose files stand in a home, by the folders of their states. */
export async function fleetOwners(home: FleetHome): Promise<readonly string[]> {
  const names = await namesIn(home, '~/.duckbill/fleet');
  return names.filter((name) => /^[a-z0-9_-]{1,64}$/u.test(name));
}
