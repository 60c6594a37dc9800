import type { Bookmark } from '../bookmark/bookmark.ts';
import { readBookmark } from '../bookmark/read-bookmark.ts';
import type { PlistEntry } from '../plist/plist-tree.ts';
import type { Located } from '../plist/typed-reads.ts';
import type { EffectiveProfile } from '../profile/effective-profile.ts';

/** The bookmark that somebody makes of a connection profile and types nothing into; its places are in the profile. */
export function bookmarkOfProfile({ profile, parent }: EffectiveProfile): Bookmark | undefined {
  const { strings, plist, dict } = profile;
  const protocol = strings.get('Protocol');
  const entries: PlistEntry[] = [];
  const add = (key: string, located: Located<string> | undefined, value = located?.value) => {
    if (located === undefined || value === undefined || value.trim() === '') return;
    const { keySpan, textSpan } = located;
    const text = { type: 'string', span: textSpan, textSpan, value } as const;
    entries.push({ key, keySpan, keyTextSpan: keySpan, value: text });
  };
  add('Protocol', protocol, parent?.protocol.identifier ?? protocol?.value);
  add('Provider', strings.get('Vendor'));
  add('Nickname', strings.get('Default Nickname') ?? strings.get('Description'));
  return readBookmark({ ...plist, root: { ...dict, entries } });
}
