import { parseRoleArn } from '../../identifiers/role-arn.ts';
import { classifyMfaSerial } from '../../identifiers/mfa-serial.ts';
import { fileSetRule, type FileSetRule, type ReportFinding, profileRule, type ProfileRule } from '../rule.ts';
import { signInSettingsOfProfile, type SignInSettings } from '../sign-in-settings.ts';
import { partitionOfServer, partitionOfSts, type PartitionClaim } from './host-of-pair.ts';
import { isS3, signInOfPair } from './sign-in-of-pair.ts';

export const profilePartitionDiffers: ProfileRule = profileRule('partition-differs', (profile, report) => {
  if (profile.strings.get('Protocol')?.value !== 's3') return;
  compare(claimOf(signInSettingsOfProfile(profile)), [partitionOfServer({ profile }), partitionOfSts(profile)], report);
});

export const bookmarkPartitionDiffers: FileSetRule = fileSetRule('partition-differs', (set, report) => {
  for (const pair of set.bookmarks) {
    const { bookmark, profile } = pair;
    if (!isS3(bookmark)) continue;
    const claim = claimOf(signInOfPair(pair));
    const others = [partitionOfServer(pair), profile && partitionOfSts(profile)];
    // What one file says of itself is told there.
    const isOwn = (one: PartitionClaim | undefined): boolean =>
      claim?.place.file === profile?.file && one?.place.file === profile?.file;
    compare(
      claim,
      others.filter((one) => !isOwn(one)),
      report,
    );
  }
});

/** The identity that has to be known where requests go: the role, else the device. */
function claimOf({ roleArn, mfaSerial }: SignInSettings): PartitionClaim | undefined {
  if (roleArn !== undefined) {
    const role = parseRoleArn(roleArn.value);
    if (role.ok) return { partition: role.partition, what: 'the role', place: roleArn };
  }
  if (mfaSerial === undefined) return undefined;
  const { partition } = classifyMfaSerial(mfaSerial.value);
  return partition && { partition, what: 'the MFA device', place: mfaSerial };
}

function compare(
  claim: PartitionClaim | undefined,
  others: readonly (PartitionClaim | undefined)[],
  report: ReportFinding,
): void {
  const other = others.find((one) => one !== undefined && one.partition !== claim?.partition);
  if (claim === undefined || other === undefined) return;
  report({
    file: claim.place.file,
    span: claim.place.span,
    facts: { what: claim.what, partition: claim.partition, other: other.what, otherPartition: other.partition },
    related: [{ file: other.place.file, span: other.place.span, label: '{otherPartition}' }],
  });
}
