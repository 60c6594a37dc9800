import { awsRule, type AwsRule } from '../rule.ts';
import { sourceOf } from './role-origin.ts';

export const awsSourceProfileRoleAndKeys: AwsRule = awsRule('aws-source-profile-role-and-keys', (config, report) => {
  for (const [profile, section] of config.profiles) {
    const source = sourceOf(config, section);
    const reference = section.settings.get('source_profile');
    const role = source?.settings.get('role_arn');
    if (source === undefined || reference === undefined || role === undefined) continue;
    if (!source.settings.has('aws_access_key_id')) continue;
    report({
      file: reference.file,
      span: reference.valueSpan,
      facts: { profile, source: source.name },
      related: [{ file: role.file, span: role.keySpan, label: 'this role' }],
    });
  }
});
