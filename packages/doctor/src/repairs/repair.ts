import type { SourceText } from '@duckbill/core';
import type { CheckId, CheckState } from '../check.ts';

interface AnyRepair {
  /** Whose answer it mends. */
  readonly check: CheckId;
  /** Absolute. */
  readonly path: string;
  /** What it does, as an imperative. */
  readonly title: string;
}

/** Something that can be mended without asking what was meant. Holds what the file was when it was looked at. */
export type Repair =
  /** Permission bits of a file or folder. */
  | (AnyRepair & { readonly kind: 'mode'; readonly from: number; readonly to: number })
  /** A cache file that is of no use; what made it makes it again. */
  | (AnyRepair & { readonly kind: 'cache'; readonly bytes: Uint8Array })
  /** Edits of one finding in one file. */
  | (AnyRepair & {
      readonly kind: 'text';
      readonly code: string;
      readonly before: SourceText;
      readonly bytes: Uint8Array;
      readonly edits: readonly TextChange[];
    });

export interface TextChange {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

/** done; declined: by the person; offered: nobody was asked; refused: it could not be done. */
export type RepairState = 'done' | 'declined' | 'offered' | 'refused';

/** What became of a repair. Plain JSON without secrets. */
export interface RepairOutcome extends AnyRepair {
  readonly kind: Repair['kind'];
  readonly outcome: RepairState;
  /** What changes: a diff, or before → after. */
  readonly preview: string;
  /** Why it was refused. */
  readonly reason?: string;
  /** Where the content of before is kept. */
  readonly backup?: string;
  /** What the check said. */
  readonly before: CheckState;
  /** What it says now. */
  readonly after: CheckState;
}
