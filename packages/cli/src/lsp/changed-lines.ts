import type { TextEdit } from '@duckbill/core';
import { diffLines } from 'diff';

/** Lines that may differ before the whole stretch between the first and the last of them is replaced. */
const mostChanges = 500;

/** The edits, line by line, that make one text of another: cursors and folds elsewhere stay where they are. */
export function changedLines(before: string, after: string): readonly TextEdit[] {
  const parts = diffLines(before, after, { maxEditLength: mostChanges });
  if (parts === undefined) return [{ span: { start: 0, end: before.length }, text: after }];
  const edits: TextEdit[] = [];
  let at = 0;
  for (const { added, removed, value } of parts) {
    const last = edits.at(-1);
    if (added && last?.span.end === at) edits.splice(-1, 1, { span: last.span, text: last.text + value });
    else if (added) edits.push({ span: { start: at, end: at }, text: value });
    else if (removed && last?.span.end === at && last.text !== '')
      edits.splice(-1, 1, { span: { start: last.span.start, end: at + value.length }, text: last.text });
    else if (removed) edits.push({ span: { start: at, end: at + value.length }, text: '' });
    if (!added) at += value.length;
  }
  return edits;
}
