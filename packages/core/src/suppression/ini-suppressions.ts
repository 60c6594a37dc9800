import type { IniCommentLine, IniLine, IniTree } from '../ini/ini-tree.ts';
import type { Span } from '../source/span.ts';
import { readSuppression } from './read-suppression.ts';
import type { SuppressionComment } from './suppression.ts';

type Comment = Omit<SuppressionComment, 'covers'>;

/**
 * The suppressions of an AWS file. One covers the next line that says something, with the indented lines that belong
 * to it. Only comments with a line of their own count: behind a value some programs take them for a part of it.
 */
export function iniSuppressions(tree: IniTree): readonly SuppressionComment[] {
  const found: SuppressionComment[] = [];
  let waiting: Comment[] = [];
  for (const line of tree.lines) {
    if (line.type === 'blank') continue;
    if (line.type === 'comment') {
      const comment = readComment(tree.source.text, line);
      if (comment === undefined) continue;
      if (comment.wholeFile) found.push({ ...comment.words, covers: 'file' });
      else waiting.push(comment.words);
      continue;
    }
    if (waiting.length === 0) continue;
    const last = line.type === 'setting' ? (line.children.at(-1) ?? line) : line;
    // One more, for a finding about what is missing at the end of the line.
    const covers = { start: line.span.start, end: last.span.end + 1 };
    for (const comment of waiting) found.push({ ...comment, covers });
    waiting = [];
  }
  for (const comment of waiting) found.push({ ...comment, covers: undefined });
  return found;
}

/** A suppression behind a value or a header, where it does not count, and the line that it stands on. */
export interface MisplacedSuppression {
  readonly comment: Span;
  readonly line: Span;
}

/** Suppressions that have no line of their own. */
export function misplacedSuppressions(tree: IniTree): readonly MisplacedSuppression[] {
  return tree.lines.flatMap((line) => {
    const comment = commentBehind(line);
    if (comment === undefined) return [];
    const isOurs = readSuppression(tree.source.text, behindMarks(tree.source.text, comment)) !== undefined;
    return isOurs ? [{ comment, line: line.span }] : [];
  });
}

function commentBehind(line: IniLine): Span | undefined {
  if (line.type === 'setting' || line.type === 'nested') return line.commentSpan;
  return line.type === 'header' && line.trailing?.kind === 'comment' ? line.trailing.span : undefined;
}

function readComment(
  text: string,
  { commentSpan, fullSpan }: IniCommentLine,
): { readonly wholeFile: boolean; readonly words: Comment } | undefined {
  const words = readSuppression(text, behindMarks(text, commentSpan));
  if (words === undefined) return undefined;
  const { codes, listSpan, reason } = words;
  return { wholeFile: words.wholeFile, words: { span: commentSpan, removal: fullSpan, codes, listSpan, reason } };
}

/** Without the `#` or `;` in front, of which there may be several. */
function behindMarks(text: string, { start, end }: Span): Span {
  let at = start;
  while (at < end && (text.charAt(at) === '#' || text.charAt(at) === ';')) at += 1;
  return { start: at, end };
}
