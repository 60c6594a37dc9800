import { baseName, isBookmarkFileName } from '../bookmark/bookmark-folders.ts';

/** What a file of a fleet is to its user: installed into the home, or there to help (installers, instructions). */
export type FleetFileKind = 'aws-config' | 'profile' | 'bookmark' | 'other';

/** Told by the name alone: `config` in a folder of AWS's, or the extensions that Cyberduck knows. */
export function fleetFileKind(path: string): FleetFileKind {
  const name = baseName(path);
  if (name.endsWith('.cyberduckprofile')) return 'profile';
  if (isBookmarkFileName(name)) return 'bookmark';
  const folder = baseName(path.slice(0, Math.max(0, path.length - name.length - 1)));
  return name === 'config' && (folder === 'aws' || folder === '.aws') ? 'aws-config' : 'other';
}
