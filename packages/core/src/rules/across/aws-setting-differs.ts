import type { CyberduckEra } from '../../programs/program.ts';
import type { FileSetRule } from '../rule.ts';
import { bookmarkAwsRule, namedProfile, programsOf } from './bookmark-aws.ts';

/** What both may hold (cyberduck-s3-connect §0.2), and the eras that attach it from the AWS files. */
const shared: readonly (readonly [key: string, eras: readonly CyberduckEra[]])[] = [
  ['sso_start_url', ['C']],
  ['sso_region', ['C']],
  ['sso_account_id', ['C']],
  ['sso_role_name', ['C']],
];

export const bookmarkSsoSettingDiffers: FileSetRule = bookmarkAwsRule(
  'bookmark-sso-setting-differs',
  (subject, report) => {
    const profile = namedProfile(subject);
    if (profile === undefined) return;
    for (const [setting, eras] of shared) {
      const inBookmark = subject.bookmark.custom.get(setting);
      const own = inBookmark ?? subject.connection?.properties.get(setting);
      const file = inBookmark === undefined ? subject.connection?.file : subject.bookmark.file;
      const theirs = subject.outcomes.C.properties.get(setting);
      // Blank means that Cyberduck asks.
      if (own === undefined || file === undefined || theirs === undefined || own.value.trim() === '') continue;
      if (own.value === theirs.value) continue;
      report({
        file,
        span: own.textSpan,
        facts: { setting, value: own.value, other: theirs.value, name: profile.name },
        programs: programsOf(eras),
        related: [{ file: theirs.file, span: theirs.valueSpan, label: '{other}' }],
      });
    }
  },
);
