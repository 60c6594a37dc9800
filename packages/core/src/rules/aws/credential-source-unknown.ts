import { nearestName } from '../nearest-name.ts';
import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';

const accepted = ['Environment', 'Ec2InstanceMetadata', 'EcsContainer'];

export const awsCredentialSourceUnknown: AwsRule = awsRule('aws-credential-source-unknown', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    const setting = settings.get('credential_source');
    if (setting === undefined || setting.value === '' || accepted.includes(setting.value)) continue;
    const { file, valueSpan: span, value } = setting;
    const nearest = nearestName(value, accepted);
    if (nearest === undefined) {
      report({ file, span, facts: { profile, value } });
      continue;
    }
    const onlyCase = nearest.toLowerCase() === value.toLowerCase();
    const fixes = [replaceText(file, span, nearest, `write ${nearest}`, onlyCase)];
    report({ file, span, facts: { profile, value, nearest }, fixes });
  }
});
