import type { Located } from '../../plist/typed-reads.ts';
import { bookmarkRule, type BookmarkRule, profileRule, type ProfileRule, type ReportFinding } from '../rule.ts';

/** Each name with its older one, the one that is asked first in front (cyberduck-s3-connect §2.2). */
const pairs: readonly (readonly [string, string])[] = [
  ['role_arn', 's3.assumerole.rolearn'],
  ['role_session_name', 's3.assumerole.rolesessionname'],
  ['s3.assumerole.durationseconds', 'duration_seconds'],
];

export const profileSettingNamedTwice: ProfileRule = profileRule('setting-named-twice', (profile, report) => {
  check(profile.file, profile.properties, report);
});

export const bookmarkSettingNamedTwice: BookmarkRule = bookmarkRule('setting-named-twice', (bookmark, report) => {
  check(bookmark.file, bookmark.custom, report);
});

function check(file: string, properties: ReadonlyMap<string, Located<string>>, report: ReportFinding): void {
  for (const [first, second] of pairs) {
    const counts = properties.get(first);
    const ignored = properties.get(second);
    // A blank one gives way to the other.
    if (counts === undefined || ignored === undefined || counts.value.trim() === '' || ignored.value.trim() === '')
      continue;
    if (counts.value === ignored.value) continue;
    report({
      file,
      span: ignored.keySpan,
      facts: { found: second, first },
      related: [{ file, span: counts.keySpan, label: 'this one counts' }],
    });
  }
}
