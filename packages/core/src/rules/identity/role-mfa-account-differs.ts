import { classifyMfaSerial } from '../../identifiers/mfa-serial.ts';
import { parseRoleArn } from '../../identifiers/role-arn.ts';
import { isAcrossFiles, signInOfPair } from '../across/sign-in-of-pair.ts';
import { nearestName } from '../nearest-name.ts';
import { fileSetRule, type FileSetRule, type ReportFinding, signInRule, type SignInRule } from '../rule.ts';
import type { SignInSettings } from '../sign-in-settings.ts';

export const roleMfaAccountDiffers: SignInRule = signInRule('role-mfa-account-differs', check);

/** The role in the profile, the device in its bookmark, or the other way round. */
export const roleMfaAccountDiffersAcross: FileSetRule = fileSetRule('role-mfa-account-differs', (set, report) => {
  for (const pair of set.bookmarks) {
    const settings = signInOfPair(pair);
    if (isAcrossFiles(settings)) check(settings, report);
  }
});

function check({ roleArn, mfaSerial, ofAwsProfile }: SignInSettings, report: ReportFinding): void {
  if (roleArn === undefined || mfaSerial === undefined) return;
  const role = parseRoleArn(roleArn.value);
  const mfa = classifyMfaSerial(mfaSerial.value);
  if (!role.ok || !mfa.givesCodes || mfa.account === undefined || mfa.account === role.account) return;
  // Roles of other accounts are usual there: only what looks like a slip of the finger counts.
  if (ofAwsProfile === true && nearestName(mfa.account, [role.account]) === undefined) return;
  report({
    file: mfaSerial.file,
    span: mfaSerial.span,
    facts: { mfaAccount: mfa.account, roleAccount: role.account },
    related: [{ file: roleArn.file, span: roleArn.span, label: 'account {roleAccount}' }],
  });
}
