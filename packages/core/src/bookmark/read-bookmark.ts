import type { PlistDocument } from '../plist/plist-document.ts';
import { lookUp } from '../plist/look-up.ts';
import type { PlistDict } from '../plist/plist-tree.ts';
import { readJavaInteger, readJavaLong } from '../plist/read-number.ts';
import { type Located, readList, readMap, readString, stringify } from '../plist/typed-reads.ts';
import { bookmarkKeys, ftpConnectModes, transferConnections } from './bookmark-keys.ts';
import { type BookmarkPath, readBookmarkPath } from './bookmark-path.ts';
import type { Bookmark, BookmarkFailure } from './bookmark.ts';
import { readLocalFile } from './local-file.ts';

/** The bookmark in a plist, as Cyberduck's typed reads take it; undefined when the root is no dictionary. */
export function readBookmark(plist: PlistDocument): Bookmark | undefined {
  const dict = plist.root;
  if (dict?.type !== 'dict') return undefined;
  return new BookmarkReader(plist, dict).read();
}

/** Reads key by key and remembers where Cyberduck would have stopped (cyberduck-formats §4.2, §4.4). */
class BookmarkReader {
  readonly #plist: PlistDocument;
  readonly #dict: PlistDict;
  readonly #failures: BookmarkFailure[] = [];

  constructor(plist: PlistDocument, dict: PlistDict) {
    this.#plist = plist;
    this.#dict = dict;
  }

  read(): Bookmark {
    const dict = this.#dict;
    return {
      file: this.#plist.source.name,
      plist: this.#plist,
      dict,
      ...present('protocol', readString(dict, 'Protocol')),
      ...present('provider', readString(dict, 'Provider')),
      ...present('nickname', readString(dict, 'Nickname')),
      ...present('uuid', readString(dict, 'UUID')),
      ...present('hostname', trimmed(readString(dict, 'Hostname'))),
      ...present('port', this.#number('Port', readJavaInteger)),
      ...present('username', readString(dict, 'Username')),
      ...present('cdnCredentials', readString(dict, 'CDN Credentials')),
      ...present('path', readString(dict, 'Path')),
      ...present('workdir', readWorkdir(dict)),
      ...present('encoding', readString(dict, 'Encoding')),
      ...present('clientCertificate', readString(dict, 'Client Certificate')),
      ...present('privateKey', readLocalFile(dict, 'Private Key File Dictionary', 'Private Key File')),
      ...present('ftpConnectMode', this.#word('FTP Connect Mode', ftpConnectModes)),
      ...present('transferConnection', this.#transferConnection()),
      ...present('downloadFolder', readLocalFile(dict, 'Download Folder Dictionary', 'Download Folder')),
      ...present('uploadFolder', readLocalFile(dict, 'Upload Folder Dictionary')),
      ...present('timezone', readString(dict, 'Timezone')),
      ...present('comment', readString(dict, 'Comment')),
      ...present('webUrl', readString(dict, 'Web URL')),
      ...present(
        'accessTimestamp',
        this.#number('Access Timestamp', (text) => readJavaLong(text, 10)),
      ),
      ...present('volume', readString(dict, 'Volume')),
      ...present('readonly', readReadonly(dict)),
      custom: readMap(dict, 'Custom')?.value ?? new Map(),
      ...present('labels', this.#labels()),
      failures: this.#failures,
    };
  }

  #number<T>(key: string, parse: (text: string) => T | undefined): Located<T> | undefined {
    const text = readString(this.#dict, key);
    if (text === undefined) return undefined;
    const value = parse(text.value);
    if (value === undefined) this.#fail('number', key, text);
    return value === undefined ? undefined : { ...text, value };
  }

  #word<T extends string>(
    key: 'FTP Connect Mode' | 'Transfer Connection',
    words: readonly T[],
  ): Located<T> | undefined {
    const text = readString(this.#dict, key);
    if (text === undefined) return undefined;
    const accepted: readonly string[] = bookmarkKeys[key].values;
    if (!accepted.includes(text.value)) this.#fail('word', key, text);
    const value = words.find((word) => word === text.value);
    return value === undefined ? undefined : { ...text, value };
  }

  /** The old `Maximum Connections` has a say only where the newer key is missing, and one thing to say. */
  #transferConnection(): Bookmark['transferConnection'] {
    if (lookUp(this.#dict, 'Transfer Connection') !== undefined)
      return this.#word('Transfer Connection', transferConnections);
    const most = this.#number('Maximum Connections', readJavaInteger);
    return most?.value === 1 ? { ...most, value: 'browser' } : undefined;
  }

  /** Asked for as a text, then read as a list: what is no list is an error. */
  #labels(): Located<readonly string[]> | undefined {
    const entry = lookUp(this.#dict, 'Labels');
    const list = readList(this.#dict, 'Labels');
    if (entry !== undefined && list === undefined)
      this.#failures.push({ kind: 'null', key: 'Labels', span: entry.value.span, text: stringify(entry.value) });
    return (
      list && { ...list, value: list.value.map(({ value }) => value).filter((value) => typeof value === 'string') }
    );
  }

  #fail(kind: BookmarkFailure['kind'], key: string, text: Located<string>): void {
    this.#failures.push({ kind, key, span: text.textSpan, text: text.value });
  }
}

function present<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T };
function present(key: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [key]: value };
}

/** Only the host name is trimmed (cyberduck-formats §4.2). */
function trimmed(text: Located<string> | undefined): Located<string> | undefined {
  return text === undefined ? undefined : { ...text, value: text.value.trim() };
}

/** `true` in any case and nothing else: not `1`, as in profiles. */
function readReadonly(dict: PlistDict): Located<boolean> | undefined {
  const text = readString(dict, 'Readonly');
  return text && { ...text, value: text.value.toLowerCase() === 'true' };
}

/** The dictionary wins, even one that is no path. */
function readWorkdir(dict: PlistDict): Located<BookmarkPath> | undefined {
  const text = readString(dict, 'Workdir Dictionary');
  const value = lookUp(dict, 'Workdir Dictionary')?.value;
  if (value?.type === 'dict' && text !== undefined) {
    const path = readBookmarkPath(value);
    return path && { ...text, value: path };
  }
  const older = readString(dict, 'Workdir');
  return older && { ...older, value: { path: older.value, types: ['directory'] } };
}
