import type { Code, Facts } from '@duckbill/core';

/** A row as the file has it, before anybody looks what its values are. */
export type RawRow =
  | {
      readonly kind: 'row';
      readonly line: number;
      readonly values: ReadonlyMap<string, string>;
      readonly inactive?: true;
    }
  | RowProblem;

/** Something that keeps a row, or all rows behind it, from being read. */
export interface RowProblem {
  readonly kind: 'problem';
  readonly line: number;
  readonly code: Code;
  readonly facts: Facts;
  /** Nothing behind it is read. */
  readonly last?: true;
}

/** Makes rows of a text that comes in pieces, holding no more than a few rows at a time. */
export interface RowReader {
  /** Names of the columns, as soon as they are known; undefined for formats where every row has its own. */
  readonly columns: readonly string[] | undefined;
  push(text: string): readonly RawRow[];
  end(): readonly RawRow[];
}

/** More than any row of people needs; what is longer has lost its end. */
export const maxRowLength = 1_000_000;
