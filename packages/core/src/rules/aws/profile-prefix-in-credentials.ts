import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';

export const awsProfilePrefixInCredentials: AwsRule = awsRule('aws-profile-prefix-in-credentials', (config, report) => {
  for (const { file, fileKind, header, section } of config.blocks) {
    if (fileKind !== 'credentials' || header?.oddities.includes('profile-prefix') !== true) continue;
    const { name, nameSpan } = header;
    const whole = section.header?.nameSpan ?? nameSpan;
    report({
      file,
      span: whole,
      facts: { name },
      fixes: [replaceText(file, { start: whole.start, end: nameSpan.start }, '', `write [${name}]`, true)],
    });
  }
});
