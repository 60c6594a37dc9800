import { nearestName } from '../nearest-name.ts';
import { setPlistString } from '../../plist/edit-plist.ts';
import { lookUp } from '../../plist/look-up.ts';
import { plistFix } from '../plist-fix.ts';
import { fileSetRule, type FileSetRule } from '../rule.ts';
import { isS3 } from './sign-in-of-pair.ts';

/** The Vendor of the profile whose username is the name of an AWS profile (cyberduck-s3-connect §1.2). */
const cliVendor = 's3-cli';

/** Only with both AWS files of one folder at hand, and only one such folder: there is no second ~/.aws. */
export const bookmarkAwsProfileUnknown: FileSetRule = fileSetRule('bookmark-aws-profile-unknown', (set, report) => {
  const [model, ...more] = set.awsConfigs;
  if (model === undefined || more.length > 0 || model.config === undefined || model.credentials === undefined) return;
  const names = [...model.profiles.keys()];
  const keys = new Set([...model.profiles.values()].map(({ settings }) => settings.get('aws_access_key_id')?.value));
  for (const { bookmark } of set.bookmarks) {
    const { username, provider, plist, dict, file } = bookmark;
    const entry = lookUp(dict, 'Username');
    if (!isS3(bookmark) || provider?.value !== cliVendor || username === undefined || entry === undefined) continue;
    if (username.value.trim() === '' || model.profiles.has(username.value) || keys.has(username.value)) continue;
    // Sections of other kinds are entries as well, for Cyberduck.
    if (model.ssoSessions.has(username.value.replace(/^sso-session /u, ''))) continue;
    const nearest = nearestName(username.value, names.slice(0, mostCompared));
    report({
      file,
      span: username.textSpan,
      facts: {
        found: username.value,
        candidates: names.slice(0, mostShown),
        ...(nearest === undefined ? {} : { nearest }),
      },
      fixes:
        nearest === undefined
          ? []
          : plistFix(plist, setPlistString(plist.source, entry, nearest), `write "${nearest}"`, false),
    });
  }
});

/** Thousands of bookmarks beside thousands of profiles must not be compared each with each. */
const mostCompared = 200;
const mostShown = 12;
