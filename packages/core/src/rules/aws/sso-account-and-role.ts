import type { AwsModelSection } from '../../aws/aws-config-model.ts';
import { isAccountId } from '../../identifiers/account-id.ts';
import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';

const ACCOUNT_LENGTH = 12;
const RESERVED = 'AWSReservedSSO_';

export const awsAccountIdMalformed: AwsRule = awsRule('aws-account-id-malformed', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    for (const key of ['sso_account_id', 'aws_account_id']) {
      const setting = settings.get(key);
      if (setting === undefined || setting.value === '' || isAccountId(setting.value)) continue;
      const { file, valueSpan: span, value } = setting;
      const digits = value.replaceAll(/[ -]/gu, '');
      const nearest = /^\d{8,12}$/u.test(digits) ? digits.padStart(ACCOUNT_LENGTH, '0') : undefined;
      report({
        file,
        span,
        facts: { profile, setting: key, ...(nearest === undefined ? {} : { nearest }) },
        fixes: nearest === undefined ? [] : [replaceText(file, span, nearest, `write ${nearest}`, false)],
      });
    }
  }
});

export const awsSsoRoleNameReserved: AwsRule = awsRule('aws-sso-role-name-reserved', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    const setting = settings.get('sso_role_name');
    if (setting === undefined || !setting.value.startsWith(RESERVED)) continue;
    const { file, valueSpan: span } = setting;
    // The console appends sixteen hexadecimal digits.
    const nearest = setting.value.slice(RESERVED.length).replace(/_[0-9a-f]{16}$/u, '');
    const fixes = [replaceText(file, span, nearest, `write "${nearest}"`, false)];
    report({ file, span, facts: { profile, nearest }, fixes: nearest === '' ? [] : fixes });
  }
});

export const awsSsoScopesMisplaced: AwsRule = awsRule('aws-sso-scopes-misplaced', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    const setting = settings.get('sso_registration_scopes');
    if (setting !== undefined) report({ file: setting.file, span: setting.keySpan, facts: { profile } });
  }
});

export const awsSsoScopesBlanks: AwsRule = awsRule('aws-sso-scopes-blanks', (config, report) => {
  for (const [session, { settings }] of config.ssoSessions) {
    const setting = scopesOf(settings);
    if (setting === undefined) continue;
    const { file, valueSpan: span, value } = setting;
    const wanted = value
      .split(/[\s,]/u)
      .filter((scope) => scope !== '')
      .join(',');
    const fixes = [replaceText(file, span, wanted, 'separate the scopes by commas', true)];
    report({ file, span, facts: { session, wanted }, fixes });
  }
});

/** Blanks around a comma do no harm. */
function scopesOf(settings: AwsModelSection['settings']) {
  const setting = settings.get('sso_registration_scopes');
  const apart = setting?.value.split(',').some((scope) => /\S\s+\S/u.test(scope));
  return apart === true ? setting : undefined;
}
