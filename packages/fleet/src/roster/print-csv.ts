/** A row of CSV as RFC 4180 wants it, with LF at its end. */
export function printCsvRow(cells: readonly string[]): string {
  return `${cells.map(printCell).join(',')}\n`;
}

function printCell(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
