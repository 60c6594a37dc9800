import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';

export const awsProfilePrefixMissing: AwsRule = awsRule('aws-profile-prefix-missing', (config, report) => {
  for (const { file, fileKind, header } of config.blocks) {
    if (fileKind !== 'config' || header?.kind !== 'profile' || !header.oddities.includes('no-profile-prefix')) continue;
    const { name, nameSpan } = header;
    report({
      file,
      span: nameSpan,
      facts: { name },
      fixes: [
        replaceText(file, { start: nameSpan.start, end: nameSpan.start }, 'profile ', `write [profile ${name}]`, true),
      ],
    });
  }
});
