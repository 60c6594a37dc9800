import type { PlistDict } from '../plist/plist-tree.ts';

/** A file that is made to be passed on. */
export interface SharedFile {
  readonly file: string;
  /** As people call it. */
  readonly kind: 'connection profile' | 'bookmark';
  readonly dict: PlistDict;
}
