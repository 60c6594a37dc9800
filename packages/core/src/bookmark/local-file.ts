import { type Located, readString } from '../plist/typed-reads.ts';
import { lookUp } from '../plist/look-up.ts';
import type { PlainPlist } from '../plist/plain-plist.ts';
import type { PlistDict } from '../plist/plist-tree.ts';

/** A file or folder on the user's own disk: a private key, a download folder. */
export interface LocalFile {
  readonly path: string;
  /** What macOS keeps to be let into the folder again; opaque. */
  readonly bookmark?: string;
}

/**
 * A file of the disk in a dictionary, else in its older twin, a string. The dictionary wins even when its path is
 * blank: there is no file then (cyberduck-formats §4.2).
 */
export function readLocalFile(dict: PlistDict, key: string, twin?: string): Located<LocalFile> | undefined {
  const entry = lookUp(dict, key);
  const text = readString(dict, key);
  if (entry?.value.type !== 'dict' || text === undefined) {
    const older = twin === undefined ? undefined : readString(dict, twin);
    return older && { ...older, value: { path: older.value } };
  }
  const path = readString(entry.value, 'Path');
  if (path === undefined || path.value.trim() === '') return undefined;
  const bookmark = readString(entry.value, 'Bookmark');
  return {
    ...text,
    textSpan: path.textSpan,
    value: { path: path.value, ...(bookmark === undefined ? {} : { bookmark: bookmark.value }) },
  };
}

/** The dictionary that stands for a file of the disk. */
export function writeLocalFile({ path, bookmark }: LocalFile): ReadonlyMap<string, PlainPlist> {
  const dict = new Map<string, PlainPlist>([['Path', path]]);
  if (bookmark !== undefined) dict.set('Bookmark', bookmark);
  return dict;
}

/** A path below the home folder as Cyberduck writes it for its older self: `~/…`. */
export function abbreviateHome(path: string, home: string | undefined): string {
  if (home === undefined || home === '' || !path.startsWith(home)) return path;
  const rest = path.slice(home.length);
  return rest === '' || rest.startsWith('/') || rest.startsWith('\\') ? `~${rest}` : path;
}
