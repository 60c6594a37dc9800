import type { AwsConfigModel } from '../../aws/aws-config-model.ts';
import type { FileEdit } from '../../diagnostic/diagnostic.ts';
import type { IniCommentLine, IniTree } from '../../ini/ini-tree.ts';
import { awsRule, type AwsRule, type ReportFinding } from '../rule.ts';
import { dedent } from './line-fixes.ts';

export const awsCommentIndented: AwsRule = awsRule('aws-comment-indented', (config, report) => {
  for (const tree of treesOf(config)) {
    const indented = comments(tree).filter((line) => line.indent > 0);
    reportAtFirst(tree, indented, report, 'begin comments at the first column', (line) =>
      dedent(tree.source.name, line),
    );
  }
});

export const awsCommentSemicolon: AwsRule = awsRule('aws-comment-semicolon', (config, report) => {
  for (const tree of treesOf(config)) {
    const firstHeader = tree.lines.find(({ type }) => type === 'header')?.span.start ?? Infinity;
    const refused = comments(tree).filter((line) => {
      const text = tree.source.slice(line.commentSpan);
      // With an "=" below a header it is one more setting to Cyberduck, which nobody asks for.
      return text.startsWith(';') && (line.span.start < firstHeader || !text.includes('='));
    });
    reportAtFirst(tree, refused, report, 'begin comments with "#"', ({ commentSpan: { start } }) => ({
      file: tree.source.name,
      span: { start, end: start + 1 },
      text: '#',
    }));
  }
});

function treesOf({ config, credentials }: AwsConfigModel): readonly IniTree[] {
  return [config, credentials].filter((tree) => tree !== undefined);
}

function comments(tree: IniTree): readonly IniCommentLine[] {
  return tree.lines.filter((line) => line.type === 'comment');
}

/** One finding for all of them: a file has comments by the dozen. */
function reportAtFirst(
  tree: IniTree,
  lines: readonly IniCommentLine[],
  report: ReportFinding,
  title: string,
  editOf: (line: IniCommentLine) => FileEdit,
): void {
  const [first] = lines;
  if (first === undefined) return;
  report({
    file: tree.source.name,
    span: first.commentSpan,
    facts: { count: lines.length },
    fixes: [{ title, safe: true, edits: lines.map(editOf) }],
  });
}
