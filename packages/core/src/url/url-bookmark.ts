import type { Bookmark } from '../bookmark/bookmark.ts';
import { readBookmark } from '../bookmark/read-bookmark.ts';
import type { PlistDict, PlistEntry } from '../plist/plist-tree.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';

/** A part of a URL that stands for a key of a bookmark. */
export interface UrlPart {
  readonly value: string;
  readonly span: Span;
}

export type UrlKey = 'Protocol' | 'Provider' | 'Hostname' | 'Port' | 'Username' | 'Path';

/** The bookmark that the parts of a URL stand for; every value has its place in the URL. */
export function urlBookmark(source: SourceText, parts: ReadonlyMap<UrlKey, UrlPart>): Bookmark | undefined {
  const entries = [...parts].map(([key, { value, span }]): PlistEntry => ({
    key,
    keySpan: span,
    keyTextSpan: span,
    value: { type: 'string', span, textSpan: span, value },
  }));
  const root: PlistDict = { type: 'dict', span: { start: 0, end: source.text.length }, entries };
  return readBookmark({ source, format: 'unknown', root, outcome: 'dict', diagnostics: [] });
}
