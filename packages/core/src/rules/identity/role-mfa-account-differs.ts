import { classifyMfaSerial } from '../../identifiers/mfa-serial.ts';
import { parseRoleArn } from '../../identifiers/role-arn.ts';
import { nearestName } from '../nearest-name.ts';
import { signInRule, type SignInRule } from '../rule.ts';

export const roleMfaAccountDiffers: SignInRule = signInRule(
  'role-mfa-account-differs',
  ({ roleArn, mfaSerial, ofAwsProfile }, report) => {
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
  },
);
