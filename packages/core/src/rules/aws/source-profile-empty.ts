import { awsRule, type AwsRule } from '../rule.ts';
import { firstNames } from './first-names.ts';
import { sourceOf } from './role-origin.ts';

/** What gives a source profile credentials to start from (aws-config C.3). */
const sources = [
  'aws_access_key_id',
  'role_arn',
  'credential_source',
  'credential_process',
  'web_identity_token_file',
  'sso_account_id',
  'sso_role_name',
  'login_session',
];

export const awsSourceProfileEmpty: AwsRule = awsRule('aws-source-profile-empty', (config, report) => {
  if (config.config === undefined || config.credentials === undefined) return;
  const candidates = firstNames(config.profiles, ({ settings }) => settings.has('aws_access_key_id'));
  // Where the files hold no keys at all, another tool keeps them (aws-vault has them in the keychain).
  if (candidates.length === 0) return;
  for (const [profile, section] of config.profiles) {
    const source = sourceOf(config, section);
    const reference = section.settings.get('source_profile');
    if (source === undefined || reference === undefined || sources.some((key) => source.settings.has(key))) continue;
    const [place] = source.places;
    report({
      file: reference.file,
      span: reference.valueSpan,
      facts: { profile, source: source.name, candidates },
      related: place === undefined ? [] : [{ file: place.file, span: place.nameSpan, label: 'has no credentials' }],
    });
  }
});
