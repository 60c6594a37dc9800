import { type FleetFile, fleetFileKind, fleetPaths } from '@duckbill/core';

/** The files of one user that a home takes: what stands beside them is for installers and device management. */
export interface FleetUser {
  /** Name of the folder. */
  readonly folder: string;
  /** Texts by their paths in the folder. */
  readonly files: ReadonlyMap<string, string>;
}

/** A user's folder and the path in it; undefined for what no home takes. */
export function userPath(path: string): { folder: string; below: string } | undefined {
  const cut = path.indexOf('/');
  const below = path.slice(cut + 1);
  return cut > 0 && isUserFile(below) ? { folder: path.slice(0, cut), below } : undefined;
}

/** Whether a file in a user's folder is one that a home takes. */
export function isUserFile(below: string): boolean {
  if (below === fleetPaths.awsConfig) return true;
  const kind = fleetFileKind(below);
  const [folder, ...names] = below.split('/');
  if (names.length !== 1) return false;
  return (
    (kind === 'profile' && folder === fleetPaths.profiles) || (kind === 'bookmark' && folder === fleetPaths.bookmarks)
  );
}

/** Generated files of one user, or of a user after another, as users. */
export async function* usersOf(
  files: AsyncIterable<FleetFile> | Iterable<FleetFile>,
): AsyncGenerator<FleetUser, void, undefined> {
  let folder: string | undefined;
  let texts = new Map<string, string>();
  for await (const file of files) {
    const found = userPath(file.path);
    if (found === undefined) continue;
    if (folder !== undefined && found.folder !== folder) {
      yield { folder, files: texts };
      texts = new Map();
    }
    folder = found.folder;
    texts.set(found.below, file.text);
  }
  if (folder !== undefined) yield { folder, files: texts };
}
