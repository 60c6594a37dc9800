import type { Code } from '../../catalogue/catalogue.ts';
import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';
import { headedBlocks, lineEndOf, plainComment, type HeadedBlock } from './header-text.ts';

/** Each header's comment is reported once, under the code that hurts most. */
function codeOf({ header }: HeadedBlock): Code {
  if (header.oddities.includes('bracket-in-comment')) return 'aws-header-comment-bracket';
  return header.oddities.includes('glued-comment') ? 'aws-header-comment-glued' : 'aws-header-comment';
}

export const headerCommentRules: readonly AwsRule[] = (
  ['aws-header-comment', 'aws-header-comment-glued', 'aws-header-comment-bracket'] as const
).map((code) =>
  awsRule(code, (config, report) => {
    for (const block of headedBlocks(config)) {
      const { file, line, tree } = block;
      if (line.trailing?.kind !== 'comment' || codeOf(block) !== code) continue;
      const { span } = line.trailing;
      const text = `${lineEndOf(tree)}${plainComment(tree, span)}`;
      const fixes = [
        replaceText(
          file,
          { start: line.headerSpan.end, end: span.end },
          text,
          'put the comment on the next line',
          true,
        ),
      ];
      report({ file, span, fixes });
    }
  }),
);
