/** How a report dresses its parts. A door hands in terminal colours; the default leaves the text plain. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly hint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

const same = (text: string): string => text;

export const plainPaint: Paint = { error: same, warning: same, hint: same, good: same, strong: same, faint: same };
