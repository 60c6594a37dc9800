import { programIds } from '../../programs/program.ts';
import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';
import { knownSettings, readersAmong } from './placed-settings.ts';

const keepQuotes = programIds.filter((id) => id !== 'sdk-go@2');

export const awsValueQuoted: AwsRule = awsRule('aws-value-quoted', (config, report) => {
  for (const { setting, entry } of knownSettings(config)) {
    // In a command quotes are meant for the shell.
    if (!setting.quoted || entry.type === 'command') continue;
    const { file, valueSpan, value, writtenKey } = setting;
    report({
      file,
      span: valueSpan,
      facts: { key: writtenKey },
      programs: readersAmong(entry, keepQuotes),
      fixes: [replaceText(file, valueSpan, value, 'write the value without quotes', entry.type !== 'text')],
    });
  }
});
