import type { Bookmark } from '../../src/bookmark/bookmark.ts';
import { openBookmark } from '../../src/document/open-documents.ts';
import { SourceText } from '../../src/source/source-text.ts';

/** A bookmark file around these lines of keys and values. */
export function bookmarkText(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict>\n${body}\n</dict>\n</plist>\n`;
}

export function bookmarkSource(body: string, name = 'test.duck'): SourceText {
  return new SourceText(name, bookmarkText(body));
}

export function readBody(body: string): Bookmark {
  return readText(bookmarkText(body));
}

export function readText(text: string): Bookmark {
  const { bookmark } = openBookmark(new SourceText('test.duck', text));
  if (bookmark === undefined) throw new Error('the text is no bookmark');
  return bookmark;
}

export function entry(key: string, value: string): string {
  return `<key>${key}</key><string>${value}</string>`;
}

/** What a span of a bookmark covers. */
export function at(
  bookmark: Bookmark,
  located: { readonly textSpan: { start: number; end: number } } | undefined,
): string {
  return located === undefined ? '' : bookmark.plist.source.slice(located.textSpan);
}
