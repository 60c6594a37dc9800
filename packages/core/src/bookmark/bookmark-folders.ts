import type { Surroundings } from '../profile/profile-folders.ts';

/** The programs that keep bookmarks. `duck` shares the folder of the applications but on Linux. */
export const bookmarkProducts = ['cyberduck', 'mountain-duck', 'duck'] as const;
export type BookmarkProduct = (typeof bookmarkProducts)[number];

/**
 * Folders side by side, all with files of the same form: what the user keeps, what was opened lately, and the windows
 * that were open when the application ended (cyberduck-formats §4.1).
 */
export const bookmarkCollections = ['Bookmarks', 'History', 'Sessions'] as const;
export type BookmarkCollection = (typeof bookmarkCollections)[number];

export interface BookmarkFolder {
  readonly product: BookmarkProduct;
  readonly collection: BookmarkCollection;
  readonly path: string;
  /** Windows keeps what comes from its Store in a place of its own. */
  readonly build: 'standard' | 'windows-store';
}

const macSupport = 'Library/Group Containers/G69SCX94XU.duck/Library/Application Support/duck';
const storePackage = 'Packages\\iterate.37637C3DE32E5_gr99yradmgg3r\\LocalCache\\Roaming\\Cyberduck';

/** Where a program keeps its bookmarks, the likeliest folder first; some may not exist (cyberduck-formats §2.1, §4.1). */
export function bookmarkFolders(
  surroundings: Surroundings,
  product: BookmarkProduct = 'cyberduck',
  collection: BookmarkCollection = 'Bookmarks',
): readonly BookmarkFolder[] {
  return supportFolders(surroundings, product).map(({ path, build }) => {
    const separator = surroundings.platform === 'win32' ? '\\' : '/';
    return { product, collection, build, path: `${path}${separator}${collection}` };
  });
}

function supportFolders(
  { platform, home, environment }: Surroundings,
  product: BookmarkProduct,
): readonly Pick<BookmarkFolder, 'path' | 'build'>[] {
  if (platform === 'darwin') return [{ path: `${home}/${macSupport}`, build: 'standard' }];
  if (platform === 'win32') {
    const roaming = environment['APPDATA'] ?? `${home}\\AppData\\Roaming`;
    const local = environment['LOCALAPPDATA'] ?? `${home}\\AppData\\Local`;
    return [
      { path: `${roaming}\\Cyberduck`, build: 'standard' },
      { path: `${local}\\${storePackage}`, build: 'windows-store' },
    ];
  }
  // The applications do not exist on other systems, only the command line does.
  return product === 'duck' ? [{ path: `${home}/.duck`, build: 'standard' }] : [];
}

/** Only names that end exactly so are read from the folder (cyberduck-formats §4.1). */
export const bookmarkExtension = '.duck';

/** Whether a file of the folder is read as a bookmark; `name` may be a path. */
export function isBookmarkFileName(name: string): boolean {
  return baseName(name).endsWith(bookmarkExtension);
}

/**
 * The name of the file that Cyberduck saves a bookmark to. Undefined for a UUID that would lead out of the folder or
 * is no file name: a shared file can hold any text there.
 */
export function bookmarkFileName(uuid: string): string | undefined {
  if (uuid.trim() === '' || /[\\/:*?"<>|\p{Cc}]/u.test(uuid) || uuid.length > longestUuid) return undefined;
  return `${uuid}${bookmarkExtension}`;
}

/** File systems take 255 bytes; a real UUID has 36 characters. */
const longestUuid = 80;

/** The last part of a path of either kind. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
