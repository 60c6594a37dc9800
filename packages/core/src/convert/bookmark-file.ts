import type { BookmarkValues } from '../bookmark/bookmark-values.ts';
import { printBookmark } from '../bookmark/write-bookmark.ts';
import type { ConvertedFile } from './conversion.ts';

/** A bookmark under the name that Cyberduck gives it. */
export function bookmarkFile(values: BookmarkValues): ConvertedFile {
  return { name: `${values.uuid ?? 'bookmark'}.duck`, text: printBookmark(values) };
}
