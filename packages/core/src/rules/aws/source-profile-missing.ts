import { awsRule, type AwsRule } from '../rule.ts';
import { firstNames } from './first-names.ts';

/** What else may stand in for it (aws-config C.1, C.3). */
const otherSources = ['source_profile', 'credential_source', 'web_identity_token_file'];

export const awsSourceProfileMissing: AwsRule = awsRule('aws-source-profile-missing', (config, report) => {
  const candidates = firstNames(config.profiles, ({ settings }) => settings.has('aws_access_key_id'));
  for (const [profile, { settings }] of config.profiles) {
    const role = settings.get('role_arn');
    if (role === undefined || otherSources.some((key) => settings.has(key))) continue;
    const facts = { profile, ...(candidates.length === 0 ? {} : { candidates }) };
    report({ file: role.file, span: role.keySpan, facts });
  }
});
