import type { Code } from '../catalogue/catalogue.ts';
import { parsePlist } from '../plist/parse-plist.ts';
import type { PlistDocument } from '../plist/plist-document.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import { baseName, bookmarkFileName, isBookmarkFileName } from './bookmark-folders.ts';
import type { Bookmark, BookmarkFailure } from './bookmark.ts';
import { readBookmark } from './read-bookmark.ts';

/** Whether Cyberduck finds a protocol for what a bookmark says; a profile that is not installed is none. */
export type KnowsProtocol = (protocol: string, provider: string | undefined) => boolean;

/** What happens to one file of a bookmark folder (cyberduck-formats §4.4). */
export type FolderEntry =
  | {
      readonly outcome: 'loaded';
      readonly file: string;
      readonly bookmark: Bookmark;
      readonly notes: readonly FolderNote[];
    }
  /** The file stays, the bookmark is not shown, and the log has a line about it. */
  | {
      readonly outcome: 'skipped';
      readonly file: string;
      readonly because: SkipReason;
      readonly code: Code;
      readonly span: Span;
    }
  /** An error that nobody catches. */
  | { readonly outcome: 'stopped'; readonly file: string; readonly because: StopReason }
  | { readonly outcome: 'not-reached'; readonly file: string }
  /** Its name does not end in `.duck`. */
  | { readonly outcome: 'no-bookmark'; readonly file: string };

export type SkipReason = 'unreadable' | 'protocol-missing' | 'protocol-unknown';

export interface StopReason {
  /** `cast`: the root is no dictionary; `null`: nothing was read, or a value that is no list; else as the key says. */
  readonly kind: BookmarkFailure['kind'] | 'cast';
  /** Undefined when the whole file is to blame. */
  readonly key?: string;
  readonly code: Code;
  readonly span: Span;
}

/** Something that does no harm until the bookmark is saved. */
export type FolderNote =
  /** A new one is made at first use, and saved to another file. */
  | { readonly kind: 'uuid-missing' }
  /** The next save goes to `savedTo`, and this file stays beside it; undefined: such a name is impossible. */
  | { readonly kind: 'file-name-differs'; readonly span: Span; readonly savedTo: string | undefined }
  /** Both are shown; both are saved to one file. */
  | { readonly kind: 'uuid-taken'; readonly span: Span; readonly by: string };

export interface FolderLoading {
  /** In the order of the files. */
  readonly entries: readonly FolderEntry[];
  readonly loaded: readonly Bookmark[];
  /** The file whose error keeps all later ones from being read. */
  readonly stoppedAt?: string;
}

/**
 * What becomes of a folder of bookmarks when Cyberduck starts, file by file in the order given. One bad number or word
 * ends it: bookmarks behind it are not shown at all (cyberduck-formats §4.4, inferred from what the loader catches).
 */
export function loadBookmarkFolder(sources: readonly SourceText[], knowsProtocol: KnowsProtocol): FolderLoading {
  const entries: FolderEntry[] = [];
  const loaded: Bookmark[] = [];
  const owners = new Map<string, string>();
  let stoppedAt: string | undefined;
  for (const source of sources) {
    const file = source.name;
    if (!isBookmarkFileName(file)) entries.push({ outcome: 'no-bookmark', file });
    else if (stoppedAt !== undefined) entries.push({ outcome: 'not-reached', file });
    else {
      const entry = loadFile(source, knowsProtocol, owners);
      entries.push(entry);
      if (entry.outcome === 'stopped') stoppedAt = file;
      if (entry.outcome === 'loaded') loaded.push(entry.bookmark);
    }
  }
  return { entries, loaded, ...(stoppedAt === undefined ? {} : { stoppedAt }) };
}

function loadFile(source: SourceText, knowsProtocol: KnowsProtocol, owners: Map<string, string>): FolderEntry {
  const file = source.name;
  const plist = parsePlist(source);
  const bookmark = plist.outcome === 'dict' ? readBookmark(plist) : undefined;
  if (bookmark === undefined) return unread(plist);
  const { protocol, provider } = bookmark;
  // Asked first: what else is wrong with a bookmark of no protocol is never read.
  if (protocol === undefined || protocol.value.trim() === '') {
    const { start } = bookmark.dict.span;
    const span = protocol?.textSpan ?? { start, end: start };
    return { outcome: 'skipped', file, because: 'protocol-missing', code: 'bookmark-protocol-missing', span };
  }
  if (!knowsProtocol(protocol.value, provider?.value)) {
    const { textSpan: span } = protocol;
    return { outcome: 'skipped', file, because: 'protocol-unknown', code: 'bookmark-protocol-unknown', span };
  }
  const [failure] = bookmark.failures;
  if (failure !== undefined) {
    const { kind, key, span } = failure;
    return { outcome: 'stopped', file, because: { kind, key, span, code: failureCodes[kind] } };
  }
  return { outcome: 'loaded', file, bookmark, notes: notesOn(bookmark, owners) };
}

const failureCodes: Readonly<Record<BookmarkFailure['kind'], Code>> = {
  number: 'bookmark-number-wrong',
  word: 'bookmark-value-not-listed',
  null: 'bookmark-labels-not-array',
};

/** A file that cannot be parsed is caught; one that parses to something else is not (cyberduck-formats §1.1). */
function unread({ source, outcome, root, diagnostics }: PlistDocument): FolderEntry {
  const file = source.name;
  const span = root?.span ?? diagnostics[0]?.span ?? { start: 0, end: 0 };
  if (outcome === 'other-root')
    return { outcome: 'stopped', file, because: { kind: 'cast', code: 'plist-root-not-dictionary', span } };
  if (outcome === 'null')
    return { outcome: 'stopped', file, because: { kind: 'null', code: 'plist-nothing-read', span } };
  const refusal = diagnostics.find(({ code }) => code === 'plist-unreadable');
  return { outcome: 'skipped', file, because: 'unreadable', code: 'plist-unreadable', span: refusal?.span ?? span };
}

function notesOn({ file, uuid }: Bookmark, owners: Map<string, string>): readonly FolderNote[] {
  if (uuid === undefined) return [{ kind: 'uuid-missing' }];
  const notes: FolderNote[] = [];
  const savedTo = bookmarkFileName(uuid.value);
  if (savedTo !== baseName(file)) notes.push({ kind: 'file-name-differs', span: uuid.textSpan, savedTo });
  const owner = owners.get(uuid.value);
  if (owner === undefined) owners.set(uuid.value, file);
  else notes.push({ kind: 'uuid-taken', span: uuid.textSpan, by: owner });
  return notes;
}
