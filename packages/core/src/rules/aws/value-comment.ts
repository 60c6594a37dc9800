import type { AwsConfigModel } from '../../aws/aws-config-model.ts';
import type { AwsSettingType } from '../../aws/aws-setting.ts';
import type { FileEdit } from '../../diagnostic/diagnostic.ts';
import { awsCliPrograms, cyberduckPrograms } from '../../programs/program-sets.ts';
import { awsRule, type AwsRule } from '../rule.ts';
import { lineEndOf, plainComment } from './header-text.ts';
import { knownSettings, readersAmong, type PlacedSetting } from './placed-settings.ts';

/** Values in which a `#` may be meant. */
const freeTypes: ReadonlySet<AwsSettingType> = new Set(['text', 'secret']);

export const awsValueComment: AwsRule = awsRule('aws-value-comment', (config, report) => {
  for (const placed of knownSettings(config)) {
    const { setting, entry } = placed;
    const { commentSpan } = setting.line;
    if (commentSpan === undefined || entry.type === 'command') continue;
    const programs = readersAmong(entry, [...awsCliPrograms, ...cyberduckPrograms]);
    if (programs.length === 0) continue;
    const edits = ownLine(config, placed);
    report({
      file: setting.file,
      span: commentSpan,
      facts: { key: setting.writtenKey },
      programs,
      fixes: [{ title: 'put the comment on a line of its own', safe: !freeTypes.has(entry.type), edits }],
    });
  }
});

/** The comment goes above its line; in the first column it ends no nested block (aws-config A.2). */
function ownLine(config: AwsConfigModel, { setting, block }: PlacedSetting): readonly FileEdit[] {
  const tree = config[block.fileKind];
  const { commentSpan, span, valueSpan } = setting.line;
  if (tree === undefined || commentSpan === undefined) return [];
  const { file } = setting;
  return [
    { file, span: { start: span.start, end: span.start }, text: plainComment(tree, commentSpan) + lineEndOf(tree) },
    { file, span: { start: valueSpan.end, end: commentSpan.end }, text: '' },
  ];
}

export const awsValueHash: AwsRule = awsRule('aws-value-hash', (config, report) => {
  for (const { setting, entry } of knownSettings(config)) {
    const { commentSpan } = setting.line;
    if (commentSpan === undefined || entry.type !== 'command') continue;
    const sign = config[setting.kind]?.source.text.charAt(commentSpan.start) ?? '#';
    report({ file: setting.file, span: commentSpan, facts: { key: setting.writtenKey, sign } });
  }
});
