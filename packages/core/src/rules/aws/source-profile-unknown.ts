import { NameIndex } from '../name-index.ts';
import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';
import { firstNames } from './first-names.ts';

export const awsSourceProfileUnknown: AwsRule = awsRule('aws-source-profile-unknown', (config, report) => {
  // With one of the two files missing the profile may simply stand in the other.
  if (config.config === undefined || config.credentials === undefined) return;
  const names = firstNames(config.profiles);
  const index = new NameIndex(config.profiles.keys());
  for (const [profile, { settings }] of config.profiles) {
    const source = settings.get('source_profile');
    // A value that is missing is the business of aws-value-empty.
    if (source === undefined || source.value === '' || config.profiles.has(source.value)) continue;
    const nearest = index.nearest(source.value);
    const facts = { profile, source: source.value, candidates: names };
    if (nearest === undefined) {
      report({ file: source.file, span: source.valueSpan, facts });
      continue;
    }
    report({
      file: source.file,
      span: source.valueSpan,
      facts: { ...facts, nearest },
      fixes: [replaceText(source.file, source.valueSpan, nearest, `write "${nearest}"`, false)],
    });
  }
});
