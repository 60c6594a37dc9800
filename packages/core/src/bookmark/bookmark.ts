import type { PlistDocument } from '../plist/plist-document.ts';
import type { PlistDict } from '../plist/plist-tree.ts';
import type { Located } from '../plist/typed-reads.ts';

/** A Cyberduck bookmark as Cyberduck's typed reads see it, every value with its place (cyberduck-formats §4.2). */
export interface Bookmark {
  readonly file: string;
  readonly plist: PlistDocument;
  readonly dict: PlistDict;
  readonly protocol?: Located<string>;
  /** Vendor of the connection profile. */
  readonly provider?: Located<string>;
  readonly nickname?: Located<string>;
  readonly uuid?: Located<string>;
  readonly hostname?: Located<string>;
  /** Undefined when missing or no whole number; -1 means the protocol's default. */
  readonly port?: Located<number>;
  readonly username?: Located<string>;
  readonly path?: Located<string>;
  /** Hidden preferences of this bookmark. */
  readonly custom: ReadonlyMap<string, Located<string>>;
}
