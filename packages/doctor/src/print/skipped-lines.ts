import type { Paint } from '@duckbill/core';
import { countNoun } from '../count-noun.ts';
import type { CheckResult } from '../doctor-report.ts';
import { checkMarks } from './symbols.ts';
import { wrapText } from './wrap-text.ts';

/** More names than this say less than their number. */
const mostNames = 4;

/** What was not asked, one line for each reason. What was not selected, or does not concern the target, goes without. */
export function skippedLines(checks: readonly CheckResult[], paint: Paint, width: number): string[] {
  const groups = new Map<string, string[]>();
  for (const { id, skipped, message } of checks) {
    if (skipped === undefined || skipped === 'not-selected' || skipped === 'not-applicable') continue;
    groups.set(message, [...(groups.get(message) ?? []), id]);
  }
  if (groups.size === 0) return [];
  const { symbol, word, dress } = checkMarks.skipped;
  const mark = `${symbol} ${word.padEnd(7)}`;
  const lines = [...groups].flatMap(([message, ids]) => {
    const names = ids.length > mostNames ? countNoun(ids.length, 'check') : ids.join(', ');
    const [head = '', ...rest] = wrapText(`${names}: ${message}`, `  ${mark} `, width);
    return [head.replace(mark, paint[dress](mark)), ...rest];
  });
  return [paint.strong('Not asked'), ...lines, ''];
}
