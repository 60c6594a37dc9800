import { awsRule, type AwsRule } from '../rule.ts';

export const awsSourceWithoutRole: AwsRule = awsRule('aws-source-without-role', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    if (settings.has('role_arn')) continue;
    const setting = settings.get('source_profile') ?? settings.get('credential_source');
    if (setting === undefined) continue;
    report({ file: setting.file, span: setting.keySpan, facts: { profile, setting: setting.key } });
  }
});
