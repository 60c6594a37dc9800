import { awsRule, type AwsRule } from '../rule.ts';
import { profileHeaderFix } from './profile-header-fix.ts';

export const awsProfilePrefixInCredentials: AwsRule = awsRule('aws-profile-prefix-in-credentials', (config, report) => {
  for (const block of config.blocks) {
    const { file, fileKind, header, section } = block;
    if (fileKind !== 'credentials' || header?.oddities.includes('profile-prefix') !== true) continue;
    const { name, nameSpan } = header;
    report({
      file,
      span: section.header?.nameSpan ?? nameSpan,
      facts: { name },
      fixes: profileHeaderFix(config, block, name),
    });
  }
});
