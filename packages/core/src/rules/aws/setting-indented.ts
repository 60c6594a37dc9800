import { programIds } from '../../programs/program.ts';
import { awsRule, type AwsRule } from '../rule.ts';
import { headedBlocks, writtenHeader } from './header-text.ts';
import { dedent } from './line-fixes.ts';

export const awsSettingIndented: AwsRule = awsRule('aws-setting-indented', (config, report) => {
  for (const block of headedBlocks(config)) {
    const { file, section } = block;
    const indented = section.settings.filter(({ indent }) => indent > 0);
    const [first] = indented;
    if (first === undefined) continue;
    const swallowed = section.settings.some(({ indent }, at) => indent > (section.settings[at - 1]?.indent ?? indent));
    report({
      file,
      span: first.keySpan,
      facts: { count: indented.length, section: writtenHeader(block) },
      // All at one depth hurt the SDK for Java alone.
      programs: programIds.filter((id) => id === 'sdk-java@2' || (swallowed && id.startsWith('aws-cli'))),
      fixes: [
        {
          title: 'begin settings at the first column',
          safe: !swallowed,
          edits: indented.map((line) => dedent(file, line)),
        },
      ],
    });
  }
});
