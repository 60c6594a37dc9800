import type { AwsConfigModel } from '../../aws/aws-config-model.ts';
import { isAwsHostname } from '../../plan/aws-hostname.ts';
import { type LocatedText, signInSettingsOfAwsProfile } from '../sign-in-settings.ts';
import { fileSetRule, type FileSetRule, type ReportFinding } from '../rule.ts';
import type { BookmarkPair, FileSet } from './file-set.ts';
import { isS3, signInOfPair } from './sign-in-of-pair.ts';

/** A bookmark whose username is the name of an AWS profile takes role and device from there as well. */
export const signInSaidTwice: FileSetRule = fileSetRule('sign-in-said-twice', (set: FileSet, report) => {
  const [model, ...more] = set.awsConfigs;
  if (model === undefined || more.length > 0) return;
  for (const pair of set.bookmarks) check(pair, model, report);
});

function check(pair: BookmarkPair, model: AwsConfigModel, report: ReportFinding): void {
  const { bookmark, profile } = pair;
  const host = bookmark.hostname?.value ?? profile?.strings.get('Default Hostname')?.value ?? '';
  // Cyberduck reads ~/.aws for hosts of AWS only.
  if (!isS3(bookmark) || (host.trim() !== '' && !isAwsHostname(host))) return;
  const settings = model.profiles.get(bookmark.username?.value ?? '')?.settings;
  if (settings === undefined) return;
  const own = signInOfPair(pair);
  const theirs = signInSettingsOfAwsProfile(settings);
  compare('role_arn', own.roleArn, theirs.roleArn);
  compare('mfa_serial', own.mfaSerial, theirs.mfaSerial);

  function compare(setting: string, one: LocatedText | undefined, other: LocatedText | undefined): void {
    if (one === undefined || other === undefined || other.value.trim() === '' || one.value === other.value) return;
    report({
      file: one.file,
      span: one.span,
      facts: { setting, profile: bookmark.username?.value ?? '' },
      related: [{ file: other.file, span: other.span, label: 'another one here' }],
    });
  }
}
