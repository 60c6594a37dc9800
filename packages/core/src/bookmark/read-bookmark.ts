import type { PlistDocument } from '../plist/plist-document.ts';
import { type Located, readInteger, readMap, readString } from '../plist/typed-reads.ts';
import type { Bookmark } from './bookmark.ts';

/** The bookmark in a plist, as Cyberduck's typed reads take it; undefined when the root is no dictionary. */
export function readBookmark(plist: PlistDocument): Bookmark | undefined {
  const dict = plist.root;
  if (dict?.type !== 'dict') return undefined;
  return {
    file: plist.source.name,
    plist,
    dict,
    ...present('protocol', readString(dict, 'Protocol')),
    ...present('provider', readString(dict, 'Provider')),
    ...present('nickname', readString(dict, 'Nickname')),
    ...present('uuid', readString(dict, 'UUID')),
    ...present('hostname', trimmed(readString(dict, 'Hostname'))),
    ...present('port', readInteger(dict, 'Port')),
    ...present('username', readString(dict, 'Username')),
    ...present('path', readString(dict, 'Path')),
    custom: readMap(dict, 'Custom')?.value ?? new Map(),
  };
}

function present<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T };
function present(key: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [key]: value };
}

/** Only the host name is trimmed (cyberduck-formats §4.2). */
function trimmed(text: Located<string> | undefined): Located<string> | undefined {
  return text === undefined ? undefined : { ...text, value: text.value.trim() };
}
