import { classifyMfaSerial } from '../../identifiers/mfa-serial.ts';
import { parseRoleArn } from '../../identifiers/role-arn.ts';
import { isAcrossFiles, signInOfPair } from '../across/sign-in-of-pair.ts';
import {
  bookmarkRule,
  type BookmarkRule,
  fileSetRule,
  type FileSetRule,
  profileRule,
  type ProfileRule,
  type ReportFinding,
} from '../rule.ts';
import { type SignInSettings, signInSettingsOfBookmark, signInSettingsOfProfile } from '../sign-in-settings.ts';

/** In AWS files this is the business of aws-partition-differs. */
export const profileRoleMfaPartitionDiffers: ProfileRule = profileRule(
  'role-mfa-partition-differs',
  (profile, report) => check(signInSettingsOfProfile(profile), report),
);

export const bookmarkRoleMfaPartitionDiffers: BookmarkRule = bookmarkRule(
  'role-mfa-partition-differs',
  (bookmark, report) => check(signInSettingsOfBookmark(bookmark), report),
);

export const roleMfaPartitionDiffersAcross: FileSetRule = fileSetRule('role-mfa-partition-differs', (set, report) => {
  for (const pair of set.bookmarks) {
    const settings = signInOfPair(pair);
    if (isAcrossFiles(settings)) check(settings, report);
  }
});

function check({ roleArn, mfaSerial }: SignInSettings, report: ReportFinding): void {
  if (roleArn === undefined || mfaSerial === undefined) return;
  const role = parseRoleArn(roleArn.value);
  const mfa = classifyMfaSerial(mfaSerial.value);
  if (!role.ok || !mfa.givesCodes || mfa.partition === undefined || mfa.partition === role.partition) return;
  report({
    file: mfaSerial.file,
    span: mfaSerial.span,
    facts: { mfaPartition: mfa.partition, rolePartition: role.partition },
    related: [{ file: roleArn.file, span: roleArn.span, label: '{rolePartition}' }],
  });
}
