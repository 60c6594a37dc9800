import type { AwsBlock } from '../aws/aws-config-model.ts';
import type { AwsSectionContent, AwsSettingList } from '../aws/edit/aws-change.ts';
import { findManagedBlocks } from '../aws/edit/managed-blocks.ts';
import { readAwsConfig } from '../aws/read-aws-config.ts';
import { parseIni } from '../ini/parse-ini.ts';
import type { SourceText } from '../source/source-text.ts';

/** A section of an AWS config file, with the line of its header. */
export interface FleetSection extends AwsSectionContent {
  readonly line: number;
  /** Of each setting, in their order. */
  readonly settingLines: readonly number[];
  /** Of the managed block that it stands in. */
  readonly owner?: string;
}

/** The sections of a config file that programs look for, each with the managed block around it. Never throws. */
export function readFleetSections(source: SourceText): readonly FleetSection[] {
  const { blocks: managed } = findManagedBlocks(parseIni(source));
  return readAwsConfig({ config: source }).blocks.flatMap((block): readonly FleetSection[] => {
    const { header } = block;
    if (header === undefined || header.kind === 'other') return [];
    const at = header.nameSpan.start;
    const around = managed.find(({ begin, end }) => begin.span.start < at && at < end.span.start);
    const { settings, lines } = settingsOf(block, source);
    const owner = around === undefined ? {} : { owner: around.owner };
    const { line } = source.position(at);
    return [{ kind: header.kind, name: header.name, settings, line, settingLines: lines, ...owner }];
  });
}

function settingsOf(block: AwsBlock, source: SourceText): { settings: AwsSettingList; lines: readonly number[] } {
  const settings: [string, string][] = [];
  const lines: number[] = [];
  for (const { writtenKey, value, nested, keySpan } of block.settings) {
    if (nested === undefined) {
      settings.push([writtenKey, value]);
      lines.push(source.position(keySpan.start).line);
    } else
      for (const child of nested.values()) {
        settings.push([`${writtenKey}.${child.key}`, child.value]);
        lines.push(source.position(child.keySpan.start).line);
      }
  }
  return { settings, lines };
}
