import { cyberduckPrograms } from '../../programs/program-sets.ts';
import { programIds } from '../../programs/program.ts';
import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';

export const awsValueContinued: AwsRule = awsRule('aws-value-continued', (config, report) => {
  for (const { file, fileKind, settings } of config.blocks) {
    const source = config[fileKind]?.source;
    if (source === undefined) continue;
    for (const { line, writtenKey: key, valueSpan } of settings) {
      if (line.type !== 'setting') continue;
      const more = line.children.filter((child) => child.type === 'continuation');
      const [first] = more;
      if (first === undefined) continue;
      const texts = more.map((child) => source.slice(child.valueSpan));
      const refused = texts.some((text) => !text.includes('='));
      const joined = [source.slice(line.wholeValueSpan), ...texts].join(' ');
      report({
        file,
        span: first.valueSpan,
        facts: { key },
        programs: programIds.filter(
          (id) => id === 'sdk-js@3' || id === 'sdk-go@2' || (refused && cyberduckPrograms.includes(id)),
        ),
        fixes: [
          replaceText(
            file,
            { start: line.wholeValueSpan.start, end: valueSpan.end },
            joined,
            'write the value on one line',
            false,
          ),
        ],
      });
    }
  }
});
