import type { PlistDocument } from '../plist/plist-document.ts';
import type { PlistDict } from '../plist/plist-tree.ts';
import type { Located, LocatedItem } from '../plist/typed-reads.ts';
import type { ProfileFlag, ProfileList, ProfileString } from './profile-keys.ts';

/** A Cyberduck connection profile as Cyberduck's typed reads see it, every value with its place. */
export interface ConnectionProfile {
  readonly file: string;
  readonly plist: PlistDocument;
  readonly dict: PlistDict;
  readonly strings: ReadonlyMap<ProfileString, Located<string>>;
  readonly flags: ReadonlyMap<ProfileFlag, Located<boolean>>;
  readonly lists: ReadonlyMap<ProfileList, Located<readonly LocatedItem[]>>;
  readonly defaultPort?: Located<number>;
  /** Hidden preferences, from either form (cyberduck-formats §3.2). */
  readonly properties: ReadonlyMap<string, Located<string>>;
}
