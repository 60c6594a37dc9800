import type { AwsModelSection } from '../../aws/aws-config-model.ts';
import type { CyberduckOutcome } from '../../aws/resolve/cyberduck-outcome.ts';
import type { CyberduckEra } from '../../programs/program.ts';
import type { FileSetRule } from '../rule.ts';
import { bookmarkAwsRule, namedProfile, programsOf, usernameSpan, type BookmarkWithAws } from './bookmark-aws.ts';

export const bookmarkAwsProfileWithoutKeys: FileSetRule = bookmarkAwsRule(
  'bookmark-aws-profile-without-keys',
  (subject, report) => {
    const profile = subject.use === 'identity-center' ? undefined : namedProfile(subject);
    if (profile === undefined) return;
    const eras = (['A', 'B', 'C'] as const).filter((era) => isWithoutKeys(era, subject.outcomes[era]));
    const why = eras.length === 0 ? undefined : reason(subject, profile);
    const [place] = profile.places;
    if (why === undefined || place === undefined) return;
    report({
      file: subject.bookmark.file,
      span: usernameSpan(subject),
      facts: { name: profile.name, ...why },
      programs: programsOf(eras),
      related: [{ file: place.file, span: place.nameSpan, label: 'this profile' }],
    });
  },
);

/** What the CLI left in its cache, and what a process prints, nobody can know here. */
function isWithoutKeys(era: CyberduckEra, outcome: CyberduckOutcome): boolean {
  if (outcome.result !== 'found' || outcome.process !== undefined || outcome.cliCacheFile !== undefined) return false;
  if (outcome.throws !== undefined) return false;
  const keys = outcome.sts?.signedWith ?? outcome.keys;
  return keys?.accessKeyId === undefined && !(era === 'A' && outcome.profile === undefined);
}

/** Undefined where a finding about the AWS files says it better. */
function reason(
  { reading }: BookmarkWithAws,
  { settings, name }: AwsModelSection,
): { readonly problem: string; readonly remedy?: string } | undefined {
  if (settings.has('role_arn')) {
    const source = settings.get('source_profile')?.value;
    if (source === undefined) {
      const other = ['credential_source', 'web_identity_token_file'].find((key) => settings.has(key));
      return other === undefined ? undefined : { problem: `Cyberduck does not know ${other}` };
    }
    if (!reading.profiles.has(source) || source === name) return undefined;
    return { problem: `its source profile "${source}" holds no keys of its own` };
  }
  if (settings.has('sso_session') || settings.has('sso_start_url'))
    return {
      problem: 'it signs in through Identity Center, which is another connection profile',
      remedy: 'choose the profile "AWS S3 (IAM Identity Center)" for the bookmark',
    };
  return { problem: 'it holds none' };
}
