import { editDistance } from '../../source/edit-distance.ts';
import { awsRule, type AwsRule } from '../rule.ts';
import { profileHeaderFix } from './profile-header-fix.ts';

export const awsProfilePrefixMissing: AwsRule = awsRule('aws-profile-prefix-missing', (config, report) => {
  for (const block of config.blocks) {
    const { file, fileKind, header } = block;
    if (fileKind !== 'config' || header?.kind !== 'profile' || !header.oddities.includes('no-profile-prefix')) continue;
    const { name, nameSpan } = header;
    // A header without a name is the business of aws-section-name-missing.
    if (name === '') continue;
    // `[defualt]`: nobody knows whether a profile of that name is meant.
    if (isNearDefault(name) && !config.profiles.has('default')) {
      report({ file, span: nameSpan, facts: { name, nearest: 'default' } });
      continue;
    }
    report({ file, span: nameSpan, facts: { name }, fixes: profileHeaderFix(config, block, `profile ${name}`) });
  }
});

function isNearDefault(name: string): boolean {
  const folded = name.toLowerCase();
  return Math.abs(folded.length - 'default'.length) <= 2 && editDistance(folded, 'default') <= 2;
}
