import { classifyAccessKeyId } from '../../identifiers/access-key-id.ts';
import { isAwsHostname } from '../../plan/aws-hostname.ts';
import { setPlistString } from '../../plist/edit-plist.ts';
import { lookUp } from '../../plist/look-up.ts';
import { firstNames } from '../aws/first-names.ts';
import { plistFix } from '../plist-fix.ts';
import type { FileSetRule } from '../rule.ts';
import { bookmarkAwsRule, programsOf, usernameSpan, type BookmarkWithAws } from './bookmark-aws.ts';

export const bookmarkAwsProfileUnknown: FileSetRule = bookmarkAwsRule(
  'bookmark-aws-profile-unknown',
  (subject, report) => {
    const { bookmark, aws, outcomes, use, username, names } = subject;
    // With one of the two files missing the profile may simply stand in the other.
    if (outcomes.C.result === 'found' || aws.config === undefined || aws.credentials === undefined) return;
    const name = username?.value.trim() === '' ? '' : (username?.value ?? '');
    if (use === 'identity-center' && (name === '' || hasOwnSettings(subject))) return;
    const nearest = name === '' ? undefined : names.nearest(name);
    // Where keys are typed, it has to look like a name: wrong as a key, and near to one that exists.
    if (use === 'access-key' && (nearest === undefined || !isNoKey(subject, name))) return;
    const candidates = firstNames(aws.profiles);
    const place = nearest === undefined ? undefined : subject.reading.profiles.get(nearest)?.places[0];
    const entry = lookUp(bookmark.dict, 'Username');
    report({
      file: bookmark.file,
      span: usernameSpan(subject),
      facts: {
        found: name === '' ? 'default' : name,
        ...(nearest === undefined ? {} : { nearest }),
        ...(candidates.length === 0 ? {} : { candidates }),
      },
      ...(use === 'identity-center' ? { programs: programsOf(['C']), severity: 'warning' } : {}),
      related: place === undefined ? [] : [{ file: place.file, span: place.nameSpan, label: 'this one?' }],
      fixes:
        nearest === undefined || entry === undefined
          ? []
          : plistFix(
              bookmark.plist,
              setPlistString(bookmark.plist.source, entry, nearest),
              `write "${nearest}"`,
              false,
            ),
    });
  },
);

/** No access key has a form like this, and the host is one of AWS, where nothing else would do. */
function isNoKey({ bookmark }: BookmarkWithAws, name: string): boolean {
  const host = bookmark.hostname?.value ?? '';
  if (host !== '' && !isAwsHostname(host)) return false;
  return classifyAccessKeyId(name).kind === 'unknown' && (name.length < 16 || !/^\w+$/u.test(name));
}

/** Cyberduck itself writes ROLE-ACCOUNT for a username once it knows the rest (cyberduck-s3-connect §3.3). */
function hasOwnSettings({ bookmark, connection }: BookmarkWithAws): boolean {
  return ['sso_start_url', 'sso_region'].every(
    (key) => bookmark.custom.has(key) || connection?.properties.has(key) === true,
  );
}
