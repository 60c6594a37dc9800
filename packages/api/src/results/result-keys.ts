/** Where the parts of a result are. `run`: the name that all objects of a run begin with, without a slash at its end. */
export const resultKeys = {
  segment: (run: string, index: number, part: SegmentPart): string => `${segments(run)}${padded(index)}.${part}`,
  segments: (run: string): string => segments(run),
  /** Between the segments and the check sums. */
  before: (run: string): string => `${run}/result/before`,
  /** Behind the check sums. */
  behind: (run: string): string => `${run}/result/behind`,
  layout: (run: string): string => `${run}/result/layout.json`,
} as const;

/**
 * `body`: files as the archive holds them; `sums`: their check sums; `printed`: these as lines of JSON hold them;
 * `directory`: records for the directory of a ZIP; `facts`: how much of all of these, written last.
 */
export type SegmentPart = 'body' | 'sums' | 'printed' | 'directory' | 'facts';

function segments(run: string): string {
  return `${run}/segments/`;
}

/** So that the order of keys is that of the numbers. */
function padded(index: number): string {
  return String(index).padStart(8, '0');
}
