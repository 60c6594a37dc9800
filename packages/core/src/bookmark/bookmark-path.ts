import { lookUp } from '../plist/look-up.ts';
import { type PlainPlist, plainPlist } from '../plist/plain-plist.ts';
import type { PlistDict } from '../plist/plist-tree.ts';
import { readInteger, readString } from '../plist/typed-reads.ts';

/** A file or folder on the server (cyberduck-formats §4.3). */
export interface BookmarkPath {
  readonly path: string;
  /** What it is, in Cyberduck's words; at least one. */
  readonly types: readonly string[];
  readonly symbolicLink?: BookmarkPath;
  /** As they stand in the file: version, region, storage class and the like. */
  readonly attributes?: ReadonlyMap<string, PlainPlist>;
}

/** Words of a type; others are skipped. Those after `volume` are Cyberduck's from memory (inferred). */
const pathTypes: ReadonlySet<string> = new Set([
  'file',
  'directory',
  'symboliclink',
  'volume',
  'placeholder',
  'shared',
  'upload',
  'encrypted',
  'decrypted',
  'vault',
  'trashed',
]);

/** Old files say the type with one bit each. */
const typeBits = [
  [1, 'file'],
  [2, 'directory'],
  [4, 'symboliclink'],
  [8, 'volume'],
] as const;

/** The path in a dictionary, in its old form (`Remote`) or the newer one (`Name` and `Parent`); undefined: no path. */
export function readBookmarkPath(dict: PlistDict): BookmarkPath | undefined {
  const attributes = dictIn(dict, 'Attributes');
  const types = readTypes(dict, attributes);
  const path = nestedPath(dict) ?? readString(dict, 'Remote')?.value;
  if (types.length === 0 || path === undefined) return undefined;
  const target = dictIn(dict, 'Symbolic Link');
  // Trees are no deeper than the reader's limit, so this needs no stack of its own.
  const symbolicLink = target && readBookmarkPath(target);
  const plain = attributes && plainPlist(attributes);
  return {
    path,
    types,
    ...(symbolicLink === undefined ? {} : { symbolicLink }),
    ...(plain instanceof Map && plain.size > 0 ? { attributes: plain } : {}),
  };
}

/** The dictionary for a path, in the form that every release reads. */
export function writeBookmarkPath(path: BookmarkPath): ReadonlyMap<string, PlainPlist> {
  const dict = new Map<string, PlainPlist>([
    ['Type', `[${path.types.join(', ')}]`],
    ['Remote', path.path],
  ]);
  if (path.symbolicLink !== undefined) dict.set('Symbolic Link', writeBookmarkPath(path.symbolicLink));
  if (path.attributes !== undefined && path.attributes.size > 0) dict.set('Attributes', path.attributes);
  return dict;
}

function readTypes(dict: PlistDict, attributes: PlistDict | undefined): readonly string[] {
  const text = readString(dict, 'Type')?.value;
  if (text !== undefined) {
    const names = text.replaceAll('[', '').replaceAll(']', '').split(', ');
    return [...new Set(names.filter((name) => pathTypes.has(name)))];
  }
  const bits = (attributes && readInteger(attributes, 'Type')?.value) ?? 0;
  return typeBits.filter(([bit]) => (bits & bit) !== 0).map(([, name]) => name);
}

/** The names from the outermost parent inwards; undefined when there is no `Name`. The root is called `/`. */
function nestedPath(dict: PlistDict): string | undefined {
  const names: string[] = [];
  let at: PlistDict | undefined = dict;
  while (at !== undefined) {
    const name: string | undefined = readString(at, 'Name')?.value;
    if (name === undefined) break;
    names.push(name);
    at = dictIn(at, 'Parent');
  }
  if (names.length === 0) return undefined;
  const folders = names.filter((name) => name !== '/' && name !== '');
  return `/${folders.toReversed().join('/')}`;
}

function dictIn(dict: PlistDict, key: string): PlistDict | undefined {
  const value = lookUp(dict, key)?.value;
  return value?.type === 'dict' ? value : undefined;
}
