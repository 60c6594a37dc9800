import { awsRule, type AwsRule } from '../rule.ts';

export const awsWebIdentityMixed: AwsRule = awsRule('aws-web-identity-mixed', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    const token = settings.get('web_identity_token_file');
    const other = settings.get('source_profile') ?? settings.get('aws_access_key_id');
    if (token === undefined || other === undefined) continue;
    report({
      file: token.file,
      span: token.keySpan,
      facts: { profile, other: other.key === 'source_profile' ? 'source_profile' : 'static keys' },
      related: [{ file: other.file, span: other.keySpan, label: 'the other one' }],
    });
  }
});

export const awsWebIdentityWithoutRole: AwsRule = awsRule('aws-web-identity-without-role', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    const token = settings.get('web_identity_token_file');
    if (token === undefined || settings.has('role_arn')) continue;
    report({ file: token.file, span: token.keySpan, facts: { profile } });
  }
});
