import { awsRule, type AwsRule } from '../rule.ts';

export const awsRoleSourcesConflict: AwsRule = awsRule('aws-role-sources-conflict', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    const source = settings.get('source_profile');
    const credential = settings.get('credential_source');
    if (source === undefined || credential === undefined || !settings.has('role_arn')) continue;
    report({
      file: credential.file,
      span: credential.keySpan,
      facts: { profile },
      related: [{ file: source.file, span: source.keySpan, label: 'the other one' }],
    });
  }
});
