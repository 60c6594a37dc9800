import type { Paint } from '@duckbill/core';

function style(code: number): (text: string) => string {
  return (text) => `\u001b[${code}m${text}\u001b[0m`;
}

/** The colours of a terminal; blocks of code in the language `ansi` show them. */
export const reportPaint: Paint = {
  error: style(31),
  warning: style(33),
  hint: style(34),
  good: style(32),
  strong: style(1),
  faint: style(2),
};
