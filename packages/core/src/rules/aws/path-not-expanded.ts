import { awsRule, type AwsRule } from '../rule.ts';

export const awsPathNotExpanded: AwsRule = awsRule('aws-path-not-expanded', (config, report) => {
  for (const { settings } of config.profiles.values()) {
    for (const key of ['web_identity_token_file', 'ca_bundle']) {
      const setting = settings.get(key);
      if (setting === undefined) continue;
      const { value, file, valueSpan } = setting;
      const sign = value.startsWith('~') ? '"~"' : /\$[A-Za-z_{]/u.test(value) ? '"$"' : undefined;
      if (sign !== undefined) report({ file, span: valueSpan, facts: { setting: key, sign } });
    }
  }
});
