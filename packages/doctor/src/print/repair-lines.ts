import type { Paint } from '@duckbill/core';
import type { RepairOutcome, RepairState } from '../repairs/repair.ts';
import type { StateMark } from './symbols.ts';
import { printableText, wrapText } from './wrap-text.ts';

export const repairMarks: Readonly<Record<RepairState, StateMark>> = {
  done: { symbol: '✓', word: 'done', dress: 'good' },
  declined: { symbol: '–', word: 'declined', dress: 'faint' },
  offered: { symbol: '!', word: 'offered', dress: 'warning' },
  refused: { symbol: '✗', word: 'refused', dress: 'error' },
};

/** What was mended, one line each; what was only offered with what it would change. */
export function repairLines(repairs: readonly RepairOutcome[], paint: Paint, width: number): string[] {
  if (repairs.length === 0) return [];
  const lines = repairs.flatMap((repair) => {
    const { symbol, word, dress } = repairMarks[repair.outcome];
    const mark = `${symbol} ${word.padEnd(8)}`;
    const [head = '', ...rest] = wrapText(`${repair.path}: ${repair.title}`, `  ${mark} `, width);
    return [
      head.replace(mark, paint[dress](mark)),
      ...rest,
      ...repairNotes(repair).flatMap((note) => wrapText(note, '      ', width)),
      ...(repair.outcome === 'offered' ? repair.preview.trimEnd().split('\n').map(previewLine) : []),
    ];
  });
  return [paint.strong('Repairs'), ...lines, ''];
}

/** What is worth knowing about a repair beside its title. */
export function repairNotes({ outcome, reason, backup, before, after, check }: RepairOutcome): readonly string[] {
  return [
    ...(reason === undefined ? [] : [reason]),
    ...(backup === undefined ? [] : [`as it was: ${backup}`]),
    ...(outcome === 'done' ? [`${check}: ${before === after ? `still ${after}` : `${before} → ${after}`}`] : []),
  ];
}

/** Not wrapped: a diff is read line by line. */
function previewLine(line: string): string {
  return `      ${printableText(line)}`.trimEnd();
}
