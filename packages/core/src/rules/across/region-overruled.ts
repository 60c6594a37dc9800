import { regionInHostname } from '../../plan/aws-hostname.ts';
import { fileSetRule, type FileSetRule } from '../rule.ts';
import { isS3 } from './sign-in-of-pair.ts';

/** Cyberduck writes the region of a login into the bookmark, and asks there first (cyberduck-formats §3.2, §3.3). */
export const bookmarkRegionOverruled: FileSetRule = fileSetRule(
  'bookmark-region-overruled',
  ({ bookmarks }, report) => {
    for (const { bookmark, profile } of bookmarks) {
      const location = bookmark.custom.get('s3.location');
      if (!isS3(bookmark) || location === undefined || location.value.trim() === '') continue;
      const inHost = regionInHostname(bookmark.hostname?.value ?? '');
      const region = profile?.strings.get('Region');
      const facts = { found: location.value };
      if (inHost !== undefined && inHost !== location.value && bookmark.hostname !== undefined) {
        report({
          file: bookmark.file,
          span: location.textSpan,
          facts: { ...facts, region: inHost, where: 'the server' },
          related: [{ file: bookmark.file, span: bookmark.hostname.textSpan, label: '{region} here' }],
        });
      } else if (
        profile !== undefined &&
        region !== undefined &&
        region.value.trim() !== '' &&
        region.value !== location.value
      ) {
        report({
          file: bookmark.file,
          span: location.textSpan,
          facts: { ...facts, region: region.value, where: 'the profile' },
          related: [{ file: profile.file, span: region.textSpan, label: '{region} here' }],
        });
      }
    }
  },
);
