import type { AwsConfigModel } from '../../aws/aws-config-model.ts';
import type { Fix } from '../../diagnostic/diagnostic.ts';
import { awsRule, type AwsRule } from '../rule.ts';
import { headedBlocks, writtenHeader, type HeadedBlock } from './header-text.ts';

export const awsSectionRepeated: AwsRule = awsRule('aws-section-repeated', (config, report) => {
  const first = new Map<string, HeadedBlock>();
  for (const block of headedBlocks(config)) {
    // As botocore and Cyberduck compare: letter by letter (aws-config A.3).
    const key = `${block.fileKind} ${block.tree.source.slice(block.line.nameSpan)}`;
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, block);
      continue;
    }
    report({
      file: block.file,
      span: block.line.headerSpan,
      facts: { written: writtenHeader(block) },
      related: [{ file: before.file, span: before.line.headerSpan, label: 'the first one' }],
      fixes: mergeFix(before, block),
    });
  }
});

/**
 * Brings the settings of the later section below the earlier one, where the last of two equal keys counts, as the
 * SDKs have it. Comments come along.
 */
function mergeFix(before: HeadedBlock, block: HeadedBlock): readonly Fix[] {
  const { file, tree, line, section } = block;
  const body = { start: line.fullSpan.end, end: section.span.end };
  const moved = tree.source.slice(body).trimEnd();
  const at = before.section.lines.findLast(({ type }) => type !== 'blank')?.fullSpan.end ?? before.line.fullSpan.end;
  const lineEnd = tree.source.slice({ start: before.line.span.end, end: before.line.fullSpan.end });
  const between = tree.source.slice({ start: at, end: section.span.start });
  const edits =
    between.trim() === ''
      ? [{ file, span: { start: at, end: body.start }, text: '' }]
      : [
          { file, span: { start: at, end: at }, text: moved.trim() === '' ? '' : moved + lineEnd },
          { file, span: section.span, text: '' },
        ];
  return [{ title: 'bring its settings below the first one', safe: false, edits }];
}

export const awsDefaultTwice: AwsRule = awsRule('aws-default-twice', (config, report) => {
  for (const [first, second] of defaults(config)) {
    report({
      file: second.file,
      span: second.line.headerSpan,
      facts: { written: writtenHeader(second), other: writtenHeader(first) },
      related: [{ file: first.file, span: first.line.headerSpan, label: 'the other one' }],
    });
  }
});

/** Two headers of the config file that both mean the default profile, written differently. */
function* defaults(config: AwsConfigModel): Generator<readonly [HeadedBlock, HeadedBlock]> {
  let first: HeadedBlock | undefined;
  for (const block of headedBlocks(config)) {
    if (block.fileKind !== 'config' || block.header.kind !== 'profile' || block.header.name !== 'default') continue;
    if (block.header.oddities.includes('letter-case') || block.header.oddities.includes('default-in-capitals'))
      continue;
    if (first !== undefined && hasPrefix(first) !== hasPrefix(block)) yield [first, block];
    first ??= block;
  }
}

function hasPrefix(block: HeadedBlock): boolean {
  return block.tree.source.slice(block.line.nameSpan) !== 'default';
}
