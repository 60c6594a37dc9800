import type { AwsModelSection, AwsModelSetting } from '../../aws/aws-config-model.ts';
import { isAccountId } from '../../identifiers/account-id.ts';
import { classifyMfaSerial } from '../../identifiers/mfa-serial.ts';
import { awsRule, type AwsRule } from '../rule.ts';
import { sessionOrigin, sourceOf } from './role-origin.ts';

export const awsMfaSerialWithoutRole: AwsRule = awsRule('aws-mfa-serial-without-role', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    const serial = settings.get('mfa_serial');
    // Without keys it is a section that aws-vault inherits from.
    if (serial === undefined || settings.has('role_arn') || !settings.has('aws_access_key_id')) continue;
    report({ file: serial.file, span: serial.keySpan, facts: { profile } });
  }
});

export const awsMfaForSession: AwsRule = awsRule('aws-mfa-for-session', (config, report) => {
  for (const [profile, section] of config.profiles) {
    const serial = section.settings.get('mfa_serial');
    const origin = serial === undefined || serial.value === '' ? undefined : sessionOrigin(config, section);
    if (serial === undefined || origin === undefined) continue;
    report({
      file: serial.file,
      span: serial.keySpan,
      facts: { profile, origin: origin.text },
      related: [{ file: origin.setting.file, span: origin.setting.keySpan, label: 'a session already' }],
    });
  }
});

export const awsMfaOwnerDiffers: AwsRule = awsRule('aws-mfa-owner-differs', (config, report) => {
  for (const [profile, section] of config.profiles) {
    const serial = section.settings.get('mfa_serial');
    const source = serial === undefined ? undefined : sourceOf(config, section);
    if (serial === undefined || source === undefined || !source.settings.has('aws_access_key_id')) continue;
    const { account } = classifyMfaSerial(serial.value);
    const owner = account === undefined ? undefined : ownerOf(source);
    if (owner === undefined || owner.account === account) continue;
    report({
      file: serial.file,
      span: serial.valueSpan,
      facts: { profile, device: serial.value, owner: owner.account },
      related: [{ file: owner.setting.file, span: owner.setting.valueSpan, label: 'account {owner}' }],
    });
  }
});

/** What the profile with the keys says about whose they are. A user may have several devices, but one account. */
function ownerOf({
  settings,
}: AwsModelSection): { readonly account: string; readonly setting: AwsModelSetting } | undefined {
  const serial = settings.get('mfa_serial');
  const account = serial === undefined ? undefined : classifyMfaSerial(serial.value).account;
  if (serial !== undefined && account !== undefined) return { account, setting: serial };
  const accountId = settings.get('aws_account_id');
  return accountId === undefined || !isAccountId(accountId.value)
    ? undefined
    : { account: accountId.value, setting: accountId };
}
