import { visibleText } from '@duckbill/core';

/** Rows under their titles, in columns as wide as their widest cell. Names come from a server: nothing in them acts on the terminal. */
export function textTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [titles, ...rows.map((row) => row.map(visibleText))];
  const widths = titles.map((_, column) => cells.reduce((most, row) => Math.max(most, (row[column] ?? '').length), 0));
  return cells
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
