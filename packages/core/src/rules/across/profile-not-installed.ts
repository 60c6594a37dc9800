import { isMaker } from '../../profile/bundled-vendor.ts';
import { isPublished } from '../../profile/published-vendors.ts';
import { nearestName } from '../nearest-name.ts';
import { setPlistString } from '../../plist/edit-plist.ts';
import { lookUp } from '../../plist/look-up.ts';
import { plistFix } from '../plist-fix.ts';
import { fileSetRule, type FileSetRule } from '../rule.ts';

/**
 * Only where profiles of the same protocol were given beside the bookmark: alone it says nothing about what is
 * installed. Of other protocols than S3 the shipped Vendors are not known, so only a near one counts; a published
 * profile may be turned on without being given, unless the folder with all that is installed was.
 */
export const bookmarkProfileNotInstalled: FileSetRule = fileSetRule(
  'bookmark-profile-not-installed',
  ({ profiles, bookmarks }, report) => {
    const isAll = profiles.some(({ file }) => isProfilesFolder(file));
    const vendors = new Map<string, Set<string>>();
    for (const { strings } of profiles) {
      const protocol = strings.get('Protocol')?.value ?? '';
      const known = vendors.get(protocol) ?? new Set();
      vendors.set(protocol, known.add(strings.get('Vendor')?.value ?? ''));
    }
    for (const { bookmark } of bookmarks) {
      const { protocol, provider, plist, dict, file } = bookmark;
      const known = vendors.get(protocol?.value ?? '');
      const entry = lookUp(dict, 'Provider');
      if (known === undefined || provider === undefined || entry === undefined) continue;
      // Without a Vendor of its own a bookmark repeats the protocol.
      if (provider.value.trim() === '' || isMaker(provider.value) || provider.value === protocol?.value) continue;
      if (known.has(provider.value) || (!isAll && isPublished(provider.value))) continue;
      const nearest = nearestName(provider.value, [...known].slice(0, mostCompared));
      if (nearest === undefined && protocol?.value !== 's3') continue;
      report({
        file,
        span: provider.textSpan,
        // Near to one that is here: then it is that one that was meant.
        ...(nearest === undefined ? {} : { severity: 'error' }),
        facts: { found: provider.value, ...(nearest === undefined ? {} : { nearest }) },
        fixes:
          nearest === undefined
            ? []
            : plistFix(plist, setPlistString(plist.source, entry, nearest), `write "${nearest}"`, false),
      });
    }
  },
);

/** Thousands of bookmarks beside thousands of profiles must not be compared each with each. */
const mostCompared = 200;

/** Whether a file lies in the folder of installed profiles; its name has both spellings (cyberduck-formats §2.1). */
function isProfilesFolder(file: string): boolean {
  const parts = file.split(/[\\/]/u);
  return parts.at(-2)?.toLowerCase() === 'profiles';
}
