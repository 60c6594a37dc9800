import { describe, expect, it } from 'vitest';
import { bookmarkFileName, bookmarkFolders, isBookmarkFileName } from '../../src/bookmark/bookmark-folders.ts';

const mac = { platform: 'darwin', home: '/Users/ida', environment: {} };
const linux = { platform: 'linux', home: '/home/ida', environment: {} };
const windows = {
  platform: 'win32',
  home: 'C:\\Users\\ida',
  environment: { APPDATA: 'D:\\Roaming', LOCALAPPDATA: 'D:\\Local' },
};

describe('bookmarkFolders', () => {
  const group = '/Users/ida/Library/Group Containers/G69SCX94XU.duck/Library/Application Support/duck';

  it.each([
    ['Cyberduck on macOS', mac, 'cyberduck', 'Bookmarks', [`${group}/Bookmarks`]],
    ['Mountain Duck on macOS, the same', mac, 'mountain-duck', 'History', [`${group}/History`]],
    ['duck on macOS, the same', mac, 'duck', 'Sessions', [`${group}/Sessions`]],
    [
      'Windows, and its Store',
      windows,
      'cyberduck',
      'Bookmarks',
      [
        'D:\\Roaming\\Cyberduck\\Bookmarks',
        'D:\\Local\\Packages\\iterate.37637C3DE32E5_gr99yradmgg3r\\LocalCache\\Roaming\\Cyberduck\\Bookmarks',
      ],
    ],
    ['duck on Linux', linux, 'duck', 'Bookmarks', ['/home/ida/.duck/Bookmarks']],
    ['no application on Linux', linux, 'cyberduck', 'Bookmarks', []],
  ] as const)('%s', (_name, surroundings, product, collection, paths) => {
    expect(bookmarkFolders(surroundings, product, collection).map(({ path }) => path)).toEqual(paths);
  });

  it('guesses the folders of Windows without environment', () => {
    const paths = bookmarkFolders({ ...windows, environment: {} }).map(({ path }) => path);
    expect(paths[0]).toBe('C:\\Users\\ida\\AppData\\Roaming\\Cyberduck\\Bookmarks');
  });
});

describe('file names', () => {
  it.each([
    ['/a/3f0c.duck', true],
    ['C:\\a\\3f0c.duck', true],
    ['3f0c.DUCK', false],
    ['3f0c.duck.bak', false],
    ['.duck/list', false],
  ])('%s is read: %s', (name, isRead) => {
    expect(isBookmarkFileName(name)).toBe(isRead);
  });

  it.each(['', ' ', '../up', 'a/b', 'a\\b', 'a\0', 'a\n', 'C:a', 'x'.repeat(300)])('refuses the UUID %j', (uuid) => {
    expect(bookmarkFileName(uuid)).toBeUndefined();
  });

  it('is the UUID', () => {
    expect(bookmarkFileName('3f0c2b52-6d0e-4f7c-9a56-0d2f8f4f9b11')).toBe('3f0c2b52-6d0e-4f7c-9a56-0d2f8f4f9b11.duck');
  });
});
