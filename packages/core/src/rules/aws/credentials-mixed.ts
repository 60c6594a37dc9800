import { awsRule, type AwsRule } from '../rule.ts';

/** What names another source, and how people call it; a role with its own keys is judged elsewhere. */
const others: readonly (readonly [key: string, words: string])[] = [
  ['sso_account_id', 'Identity Center'],
  ['sso_role_name', 'Identity Center'],
  ['credential_process', 'a credential_process'],
  ['login_session', 'a login session'],
];

export const awsCredentialsMixed: AwsRule = awsRule('aws-credentials-mixed', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    const id = settings.get('aws_access_key_id');
    const found = others.find(([key]) => settings.has(key));
    const other = settings.get(found?.[0] ?? '');
    if (id === undefined || found === undefined || other === undefined) continue;
    report({
      file: other.file,
      span: other.keySpan,
      facts: { profile, other: found[1] },
      related: [{ file: id.file, span: id.keySpan, label: 'static keys' }],
    });
  }
});
