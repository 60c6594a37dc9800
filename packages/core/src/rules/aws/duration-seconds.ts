import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';
import { sessionOrigin } from './role-origin.ts';

/** What STS takes for AssumeRole (aws-config E.1). */
const least = 900;
const most = 43_200;
const mostChained = 3600;
const DIGITS = /^\d+$/u;

export const awsDurationNotNumber: AwsRule = awsRule('aws-duration-not-number', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    const setting = settings.get('duration_seconds');
    if (setting === undefined || setting.value === '' || DIGITS.test(setting.value)) continue;
    report({ file: setting.file, span: setting.valueSpan, facts: { profile, value: setting.value } });
  }
});

export const awsDurationOutOfRange: AwsRule = awsRule('aws-duration-out-of-range', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    const setting = settings.get('duration_seconds');
    if (setting === undefined || !settings.has('role_arn') || !DIGITS.test(setting.value)) continue;
    const value = Number(setting.value);
    if (value >= least && value <= most) continue;
    const nearest = String(value < least ? least : most);
    report({
      file: setting.file,
      span: setting.valueSpan,
      facts: { profile, value: setting.value, least, most },
      fixes: [replaceText(setting.file, setting.valueSpan, nearest, `write ${nearest}`, false)],
    });
  }
});

export const awsDurationChained: AwsRule = awsRule('aws-duration-chained', (config, report) => {
  for (const [profile, section] of config.profiles) {
    const setting = section.settings.get('duration_seconds');
    if (setting === undefined || !DIGITS.test(setting.value)) continue;
    const value = Number(setting.value);
    const origin = value > mostChained && value <= most ? sessionOrigin(config, section) : undefined;
    if (origin === undefined) continue;
    report({
      file: setting.file,
      span: setting.valueSpan,
      facts: { profile, value: setting.value, origin: origin.text },
      related: [{ file: origin.setting.file, span: origin.setting.keySpan, label: 'a session already' }],
      fixes: [replaceText(setting.file, setting.valueSpan, String(mostChained), `write ${mostChained}`, false)],
    });
  }
});
