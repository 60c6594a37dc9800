import type { Paint } from '@duckbill/core';

/** Control characters never come from a file: reports make them visible. So they can mark what a page shows otherwise. */
const marks = { error: '\u0001', warning: '\u0002', hint: '\u0003', good: '\u0004', strong: '\u0005', faint: '\u0006' };

export type Tone = keyof typeof marks;

const end = '\u0007';

/** Dresses parts of a row so that `toneRuns` finds them again. */
export const framePaint: Paint = {
  error: (text) => `${marks.error}${text}${end}`,
  warning: (text) => `${marks.warning}${text}${end}`,
  hint: (text) => `${marks.hint}${text}${end}`,
  good: (text) => `${marks.good}${text}${end}`,
  strong: (text) => `${marks.strong}${text}${end}`,
  faint: (text) => `${marks.faint}${text}${end}`,
};

export interface ToneRun {
  readonly text: string;
  readonly tone?: Tone;
}

const tones = new Map(Object.entries(marks).map(([tone, mark]) => [mark, tone as Tone]));

/** A dressed row as runs of one tone each. */
export function toneRuns(row: string): readonly ToneRun[] {
  const runs: ToneRun[] = [];
  for (const part of row.split(end)) {
    const at = [...tones.keys()].map((mark) => part.indexOf(mark)).find((place) => place !== -1) ?? part.length;
    const tone = tones.get(part.charAt(at));
    if (at > 0) runs.push({ text: part.slice(0, at) });
    if (tone !== undefined) runs.push({ text: part.slice(at + 1), tone });
  }
  return runs;
}
