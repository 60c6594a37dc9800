import type { AwsModelSetting } from '../../aws/aws-config-model.ts';
import type { Fix } from '../../diagnostic/diagnostic.ts';
import type { IniSettingLine } from '../../ini/ini-tree.ts';
import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';
import { headedBlocks, writtenHeader, type HeadedBlock } from './header-text.ts';
import { wholeLines } from './line-fixes.ts';

interface Placed {
  readonly setting: AwsModelSetting;
  readonly line: IniSettingLine;
}

export const awsKeyRepeated: AwsRule = awsRule('aws-key-repeated', (config, report) => {
  for (const block of headedBlocks(config)) {
    const first = new Map<string, Placed>();
    for (const placed of seenByBotocore(block)) {
      const { setting } = placed;
      const before = first.get(setting.key);
      if (before === undefined) {
        first.set(setting.key, placed);
        continue;
      }
      report({
        file: block.file,
        span: setting.keySpan,
        facts: { key: setting.writtenKey, section: writtenHeader(block) },
        related: [{ file: block.file, span: before.setting.keySpan, label: 'the first one' }],
        fixes: removeOne(block, before, placed),
      });
    }
  }
});

/** A setting indented below another is a part of that one's value (aws-config A.4). */
function seenByBotocore({ settings, section }: HeadedBlock): readonly Placed[] {
  return settings.flatMap((setting, at) => {
    const line = section.settings[at];
    const before = section.settings[at - 1];
    return line === undefined || (before !== undefined && line.indent > before.indent) ? [] : [{ setting, line }];
  });
}

/** Of two with one value the later goes; otherwise the one that the other programs do not see. */
function removeOne(block: HeadedBlock, before: Placed, after: Placed): readonly Fix[] {
  const { file, tree } = block;
  const text = ({ line }: Placed): string => tree.source.text.slice(line.wholeValueSpan.start, wholeLines(line).end);
  const same = before.setting.writtenKey === after.setting.writtenKey && text(before).trim() === text(after).trim();
  const lost = same || (isLowerCase(before) && !isLowerCase(after)) ? after : before;
  const title = same ? 'remove the second one' : 'remove the one that does not count';
  return [replaceText(file, wholeLines(lost.line), '', title, same)];
}

function isLowerCase({ setting }: Placed): boolean {
  return setting.key === setting.writtenKey;
}
